package dev.smena.infra.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class ConventionsTest {

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    private static final Guard NAMES_SAY_WHAT_A_CLASS_IS =
            new Guard(code -> noClasses().should().haveNameMatching("(?i).*(Impl|Dto|Manager|Utils?|Helpers?)"));

    private static final Guard NOTHING_IS_INJECTED_INTO_FIELDS =
            new Guard(code -> NO_CLASSES_SHOULD_USE_FIELD_INJECTION);

    private static final Guard PACKAGES_ARE_FREE_OF_CYCLES =
            new Guard(code -> slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles());

    @Test
    void namesSayWhatAClassIs() {
        NAMES_SAY_WHAT_A_CLASS_IS.holds();
        NAMES_SAY_WHAT_A_CLASS_IS.bites("BatchImpl", "BatchDto", "BatchManager", "BatchUtils", "BatchHelper");
    }

    @Test
    void nothingIsInjectedIntoFields() {
        NOTHING_IS_INJECTED_INTO_FIELDS.holds();
        NOTHING_IS_INJECTED_INTO_FIELDS.bites("InjectedFields.autowired", "InjectedFields.value");
    }

    @Test
    void packagesAreFreeOfCycles() {
        PACKAGES_ARE_FREE_OF_CYCLES.holds();
        PACKAGES_ARE_FREE_OF_CYCLES.bites("violating.smena.command.ring.one");
    }
}
