package dev.smena.infra.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Failures as Spring hands them out, wrapped and wrapped again. */
@ExtendWith(OutputCaptureExtension.class)
class StartupProblemTest {

    @Test
    void aTakenPortIsNamedAndTheSettingThatChoosesAnother() {
        assertThat(StartupProblem.reason(wrapped(new PortInUseException(8080))))
                .contains("port 8080")
                .contains("--server.port=");
    }

    @Test
    void aSettingThatCannotBeReadIsNamedWithWhatIsWrongWithIt() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("smena.query.max-wait", "soon")));
        var failure = catchThrowable(() -> settings.bind("smena.query.max-wait", Duration.class));

        assertThat(StartupProblem.reason(wrapped(failure)))
                .contains("smena.query.max-wait")
                .contains("soon");
    }

    @Test
    void aSettingReadWithoutTheBinderIsKnownByItsValue() {
        var failure = catchThrowable(
                () -> DefaultConversionService.getSharedInstance().convert("high", Integer.class));

        assertThat(StartupProblem.reason(wrapped(failure))).contains("\"high\"", "Integer");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidToBeSoAndTheSettingThatNamesItToo() {
        var refused = new PSQLException(
                "Connection to db:5432 refused.",
                PSQLState.CONNECTION_UNABLE_TO_CONNECT,
                new ConnectException("refused"));

        assertThat(StartupProblem.reason(
                        wrapped(new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection", refused))))
                .contains("the database does not answer")
                .contains("Connection to db:5432 refused.")
                .contains("spring.datasource.url");
    }

    @Test
    void aProblemOfOurOwnSpeaksForItselfWhateverCausedIt() {
        var problem = new StartupProblem("the home is locked.", new SQLException("no matter"));

        assertThat(StartupProblem.reason(wrapped(problem))).isEqualTo("the home is locked.");
    }

    @Test
    void anythingElseIsToldByItsInnermostCauseWithItsType() {
        assertThat(StartupProblem.reason(wrapped(new IllegalStateException("no such thing"))))
                .isEqualTo("java.lang.IllegalStateException: no such thing");
        assertThat(StartupProblem.reason(new NullPointerException())).isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void theReportIsOneLineEvenIfTheReasonHasSeveral(CapturedOutput output) {
        StartupProblem.report(wrapped(new SQLException("first\r\n  second\n\nthird")));

        assertThat(output.getErr().lines())
                .singleElement()
                .isEqualTo("Smena could not start: the database cannot be used (first second third);"
                        + " see spring.datasource.url.");
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    private static Exception wrapped(Throwable cause) {
        return new ApplicationContextException(
                "Unable to start web server", new BeanCreationException("tomcat", "Failed to instantiate", cause));
    }
}
