package dev.smena.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** A rule of the design, for whichever code it is held against. */
record Guard(Function<Codebase, ArchRule> rule) {

    void holds() {
        rule.apply(Codebase.SMENA).check(Codebase.SMENA.classes());
    }

    /** @param findings parts of the report, each of which some violation must contain */
    void bites(String... findings) {
        List<String> violations = rule.apply(Codebase.VIOLATIONS)
                .evaluate(Codebase.VIOLATIONS.classes())
                .getFailureReport()
                .getDetails();
        assertThat(List.of(findings))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(violations)
                        .as("violations that mention %s", finding)
                        .anyMatch(violation -> violation.contains(finding)));
    }
}
