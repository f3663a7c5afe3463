package dev.smena.command.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags are written with apostrophes in place of quotes. */
class ExpectedVersionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * "})
    void noHeaderOrAStarMatchesEveryVersion(@Nullable String header) {
        assertThat(ExpectedVersion.ifMatch(header)).isEqualTo(ExpectedVersion.ANY);
        assertThatNoException().isThrownBy(() -> ExpectedVersion.ANY.check(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'3'",
                "  '3' ",
                "'2', '3'",
                "'3','4'",
                "'1' ,  '3' , '5'",
                "W/'2', '3'",
                "'\u00e9', '3'",
                ", '3'",
                "'2',, '3' ,"
            })
    void oneStrongTagOfThePresentVersionIsEnough(String header) {
        assertThatNoException().isThrownBy(() -> ifMatch(header).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'3-1a2b3c'", "'3-'", "'3-1-2'"})
    void whatFollowsADashIsTheReadSides(String header) {
        assertThatNoException().isThrownBy(() -> ifMatch(header).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2'", "'2', '4'", "'33'", "'03'", "'-3'", "''", "'2-3'", "'*'", "'v3'"})
    void tagsOfOtherVersionsDoNotMatch(String header) {
        assertMismatch(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/'3'", "W/'3', W/'4'", "W/'3-1a'"})
    void weakTagsNeverMatch(String header) {
        assertMismatch(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "3", "'3", "3'", "'3' '4'", "'3';'4'", "w/'3'", "W/3", "W/ '3'", "'3', *", "*, '3'", "**",
                "'a b'", "'3'x", "'3', 4", "x'3'"
            })
    void anythingElseIsMalformed(String header) {
        var refusal = catchThrowableOfType(Refusal.class, () -> ifMatch(header));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    private static void assertMismatch(String header) {
        var refusal = catchThrowableOfType(Refusal.class, () -> ifMatch(header).check(3));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.VERSION_MISMATCH);
        assertThat(refusal).hasMessageContaining("version 3");
    }

    private static ExpectedVersion ifMatch(String header) {
        return ExpectedVersion.ifMatch(header.replace('\'', '"'));
    }
}
