package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.readmodel.ReadModel;
import dev.smena.query.analytics.DashboardAnswers;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Keeps the cache alive, and the dashboard in it, which of all nodes is up to that which projects its figures. */
final class Heartbeat implements SmartLifecycle {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SERVER = Duration.ofSeconds(10);
    private static final Duration DASHBOARD = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Epochs epochs;
    private final ReadModel readModel;
    private final DashboardAnswers dashboard;
    private final Runnable keepServerRunning;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    Heartbeat(Epochs epochs, ReadModel readModel, DashboardAnswers dashboard, Runnable keepServerRunning) {
        this.epochs = epochs;
        this.readModel = readModel;
        this.dashboard = dashboard;
        this.keepServerRunning = keepServerRunning;
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("cache-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(epochs::beat, BEAT);
        scheduler.scheduleWithFixedDelay(keepServerRunning, Instant.now().plus(SERVER), SERVER);
        scheduler.scheduleAtFixedRate(this::renewDashboard, Instant.now().plus(DASHBOARD), DASHBOARD);
    }

    void renewDashboard() {
        try {
            if (readModel.isProjectedHere(ReadGroup.ANALYTICS)) {
                dashboard.renew();
            }
        } catch (RuntimeException e) {
            log.warn("The dashboard is not renewed: {}", e.toString());
        }
    }

    /** When the projections have stopped. */
    @Override
    public void stop() {
        scheduler.shutdown();
        epochs.stop();
    }

    /** Below that of the projections. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return scheduler.isRunning();
    }
}
