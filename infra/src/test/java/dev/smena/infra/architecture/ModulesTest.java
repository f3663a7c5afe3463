package dev.smena.infra.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: both sides know the events only, and infra knows all. */
class ModulesTest {

    /** What is allowed is listed, not what is forbidden: a mistyped package is then one too few. */
    private static final Guard EVENTS_ARE_PLAIN_JAVA = new Guard(code -> classes()
            .that()
            .resideInAPackage(code.events())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    code.events(),
                    "java.lang..",
                    "java.nio.charset..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations..",
                    "com.fasterxml.jackson.annotation.."));

    private static final Guard COMMAND_SIDE_KNOWS_NO_OTHER = new Guard(code -> noClasses()
            .that()
            .resideInAPackage(code.commandSide())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(code.querySide()));

    private static final Guard QUERY_SIDE_KNOWS_NO_OTHER = new Guard(code -> noClasses()
            .that()
            .resideInAPackage(code.querySide())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(code.commandSide()));

    private static final Guard NOBODY_DEPENDS_ON_INFRA = new Guard(code -> noClasses()
            .that()
            .resideOutsideOfPackage(code.infra())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(code.infra()));

    private static final Guard QUERY_SIDE_SENDS_NO_COMMANDS = new Guard(code -> noClasses()
            .that()
            .resideInAPackage(code.querySide())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below(CommandMessage.class), below(TargetAggregateIdentifier.class)));

    @Test
    void eventsArePlainJava() {
        EVENTS_ARE_PLAIN_JAVA.holds();
        EVENTS_ARE_PLAIN_JAVA.bites(
                "org.springframework.stereotype.Component",
                "org.springframework.jdbc.core.simple.JdbcClient",
                "org.axonframework.eventhandling.EventMessage",
                "tools.jackson.databind.JsonNode",
                "java.sql.Connection");
    }

    @Test
    void theCommandSideDoesNotKnowTheQuerySide() {
        COMMAND_SIDE_KNOWS_NO_OTHER.holds();
        COMMAND_SIDE_KNOWS_NO_OTHER.bites("KnowsTheQuerySide");
    }

    @Test
    void theQuerySideDoesNotKnowTheCommandSide() {
        QUERY_SIDE_KNOWS_NO_OTHER.holds();
        QUERY_SIDE_KNOWS_NO_OTHER.bites("KnowsTheCommandSide");
    }

    @Test
    void nobodyDependsOnInfra() {
        NOBODY_DEPENDS_ON_INFRA.holds();
        NOBODY_DEPENDS_ON_INFRA.bites("command.KnowsInfra", "query.KnowsInfra");
    }

    @Test
    void theQuerySideSendsNoCommands() {
        QUERY_SIDE_SENDS_NO_COMMANDS.holds();
        QUERY_SIDE_SENDS_NO_COMMANDS.bites(
                "org.axonframework.commandhandling.gateway.CommandGateway",
                "org.axonframework.commandhandling.CommandBus",
                "org.axonframework.commandhandling.CommandHandler",
                "org.axonframework.modelling.command.TargetAggregateIdentifier");
    }

    /** Named by a class in it, so that it cannot be mistyped. */
    private static String below(Class<?> type) {
        return type.getPackageName() + "..";
    }
}
