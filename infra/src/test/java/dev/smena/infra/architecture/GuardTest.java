package dev.smena.infra.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A guard can pass for the wrong reason: because it has nothing to check. */
class GuardTest {

    @Test
    void everyModuleIsThere() {
        assertEveryModuleIsIn(Codebase.SMENA);
        assertEveryModuleIsIn(Codebase.VIOLATIONS);
    }

    @Test
    void theProgramIsCheckedWithoutItsTests() {
        assertThat(Codebase.SMENA.classes().contain(GuardTest.class)).isFalse();
    }

    @Test
    void aRuleThatFindsNothingToCheckFails() {
        assertEmpty(
                classes().that().resideInAPackage("dev.smena.comand..").should().bePublic());
        assertEmpty(
                noMethods().that().areAnnotatedWith(Deprecated.class).should().bePublic());
        assertEmpty(slices().matching("dev.smena.comand.(*)..").should().beFreeOfCycles());
    }

    private static void assertEmpty(ArchRule rule) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> new Guard(code -> rule).holds())
                .withMessageContaining("failed to check any classes");
    }

    private static void assertEveryModuleIsIn(Codebase code) {
        assertThat(code.modules())
                .allSatisfy(module -> assertThat(code.classes().that(resideInAPackage(module)))
                        .as(module)
                        .isNotEmpty());
    }
}
