package dev.smena.infra.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.junit.jupiter.api.Test;

class JsonTaskDataTest {

    private static final DbSchedulerHumanReadableDeadlineDetails DEADLINE =
            new DbSchedulerHumanReadableDeadlineDetails("name", "{}", "Scope", "{\"Ж\":1}", "Payload", "1", "{}");

    private final JsonTaskData data = new JsonTaskData();

    @Test
    void aDeadlineComesBackAsItWas() {
        assertThat(data.deserialize(DbSchedulerHumanReadableDeadlineDetails.class, data.serialize(DEADLINE)))
                .isEqualTo(DEADLINE);
    }

    @Test
    void aPersonCanReadIt() {
        assertThat(new String(data.serialize(DEADLINE), UTF_8)).contains("\"deadlineName\":\"name\"", "Ж");
    }

    @Test
    void noDataStaysNoData() {
        assertThat(data.serialize(null)).isNull();
        assertThat(data.deserialize(Void.class, null)).isNull();
    }
}
