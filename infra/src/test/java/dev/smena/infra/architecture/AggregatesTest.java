package dev.smena.infra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.Test;

/** An aggregate decides by its state, the command and the clock it is given, so that a test can repeat any decision. */
class AggregatesTest {

    private static final Set<String> TIME_OR_CHANCE = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.Random.<init>",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Guard DECIDE_BY_WHAT_THEY_ARE_GIVEN = new Guard(code -> noClasses()
            .that()
            .areMetaAnnotatedWith(AggregateRoot.class)
            .should()
            .accessTargetWhere(describe("it is the time or chance", AggregatesTest::isTimeOrChance)));

    private static final Guard DO_NOT_LOG = new Guard(code -> noClasses()
            .that()
            .areMetaAnnotatedWith(AggregateRoot.class)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*[.$](Logger|Log)"));

    @Test
    void decideByWhatTheyAreGiven() {
        DECIDE_BY_WHAT_THEY_ARE_GIVEN.holds();
        DECIDE_BY_WHAT_THEY_ARE_GIVEN.bites(
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.LocalDateTime.now()",
                "java.time.ZonedDateTime.now(",
                "java.time.OffsetDateTime.now()",
                "java.time.Clock.systemUTC()",
                "java.util.UUID.randomUUID()",
                "java.lang.System.currentTimeMillis()",
                "java.lang.System.nanoTime()",
                "java.lang.Math.random()",
                "java.util.Random.<init>()",
                "java.util.concurrent.ThreadLocalRandom.current()");
    }

    @Test
    void decideByWhatTheyAreGivenInMethodReferencesToo() {
        DECIDE_BY_WHAT_THEY_ARE_GIVEN.bites("byReference()> references method <java.time.Instant.now()>");
    }

    @Test
    void doNotLog() {
        DO_NOT_LOG.holds();
        DO_NOT_LOG.bites(
                "org.slf4j.Logger",
                "java.util.logging.Logger",
                "java.lang.System$Logger",
                "org.apache.commons.logging.Log");
    }

    private static boolean isTimeOrChance(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return TIME_OR_CHANCE.contains(owner + "." + name)
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"));
    }
}
