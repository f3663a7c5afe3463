package dev.smena.infra.readmodel;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Down while a projection of this node fails, or while no node projects. */
@Component
class ReadModelHealthIndicator extends AbstractHealthIndicator {

    private final ReadModel readModel;
    private final Progress progress;

    ReadModelHealthIndicator(ReadModel readModel, Progress progress) {
        super("Cannot tell how far the read model is");
        this.readModel = readModel;
        this.progress = progress;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (progress.isFailing()) {
            health.down().withDetail("reason", "a projection fails; see the log");
        } else if (readModel.isProjected()) {
            health.up();
        } else {
            health.down().withDetail("reason", "no node projects yet");
        }
    }
}
