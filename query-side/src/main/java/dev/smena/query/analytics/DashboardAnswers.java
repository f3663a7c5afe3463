package dev.smena.query.analytics;

import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard as it is sent; each day has its own. */
@Component
public class DashboardAnswers {

    private final DashboardQueries dashboards;
    private final Answers answers;
    private final JsonMapper json;
    private final Clock clock;

    DashboardAnswers(DashboardQueries dashboards, Answers answers, JsonMapper json, Clock clock) {
        this.dashboards = dashboards;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    byte[] find() {
        return answers.find(today(), this::read).orElseThrow().json();
    }

    /** So that nobody has to wait for the figures to be read, though nothing has happened for long. */
    public void renew() {
        answers.renew(today(), this::read);
    }

    private Question today() {
        return Question.dashboard(LocalDate.now(clock));
    }

    private Optional<Answer> read() {
        return Optional.of(Answer.of(json.writeValueAsBytes(dashboards.findDashboard())));
    }
}
