package dev.smena.infra.readmodel;

import org.axonframework.eventhandling.EventTrackerStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a projection fails or no node projects; tells how far this node has read. */
@Component
class ReadModelHealthIndicator implements HealthIndicator {

    private final ReadModel readModel;

    ReadModelHealthIndicator(ReadModel readModel) {
        this.readModel = readModel;
    }

    @Override
    public Health health() {
        var status = readModel.statusOnThisNode().values();
        if (status.stream().anyMatch(EventTrackerStatus::isErrorState)) {
            return Health.down()
                    .withDetail("reason", "a projection fails; see the log")
                    .build();
        }
        return readModel.isProjected()
                ? Health.up().build()
                : Health.down().withDetail("reason", "starting").build();
    }
}
