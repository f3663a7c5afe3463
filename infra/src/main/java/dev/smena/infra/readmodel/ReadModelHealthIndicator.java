package dev.smena.infra.readmodel;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while this node fails to project a group, or while no node projects it. */
final class ReadModelHealthIndicator extends AbstractHealthIndicator {

    private final ReadGroup group;
    private final ReadModel readModel;
    private final Progress progress;

    ReadModelHealthIndicator(ReadGroup group, ReadModel readModel, Progress progress) {
        super("Cannot tell how far the read model is");
        this.group = group;
        this.readModel = readModel;
        this.progress = progress;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (progress.errorOf(group).isPresent()) {
            health.down().withDetail("reason", "a projection fails; see the log");
        } else if (readModel.isProjected(group)) {
            health.up();
        } else {
            health.down().withDetail("reason", "no node projects yet");
        }
    }
}
