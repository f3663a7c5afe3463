package dev.smena.infra.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** Classes a rule is held against: the program's, or those that break the rules, laid out in like packages. */
record Codebase(String root, JavaClasses classes) {

    static final Codebase SMENA = in("dev.smena", ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    static final Codebase VIOLATIONS = in("violating.smena", ImportOption.Predefined.ONLY_INCLUDE_TESTS);

    private static Codebase in(String root, ImportOption which) {
        return new Codebase(
                root, new ClassFileImporter().withImportOption(which).importPackages(root));
    }

    String events() {
        return root + ".events..";
    }

    String commandSide() {
        return root + ".command..";
    }

    String querySide() {
        return root + ".query..";
    }

    String infra() {
        return root + ".infra..";
    }

    List<String> modules() {
        return List.of(events(), commandSide(), querySide(), infra());
    }
}
