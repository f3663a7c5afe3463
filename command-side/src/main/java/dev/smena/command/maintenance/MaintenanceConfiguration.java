package dev.smena.command.maintenance;

import dev.smena.command.Commands;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.TaskKind;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One job for each kind of maintenance there is. */
@Configuration(proxyBeanMethods = false)
class MaintenanceConfiguration {

    @Bean
    MaintenanceJob rebuildJob(
            List<Maintenance> kinds, OpenTasks open, TaskStory story, Commands commands, Clock clock) {
        return new MaintenanceJob(only(kinds, TaskKind.REBUILD), open, story, commands, clock);
    }

    @Bean
    MaintenanceJob integrityJob(
            List<Maintenance> kinds, OpenTasks open, TaskStory story, Commands commands, Clock clock) {
        return new MaintenanceJob(only(kinds, TaskKind.INTEGRITY), open, story, commands, clock);
    }

    private static Maintenance only(List<Maintenance> kinds, TaskKind kind) {
        return kinds.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }
}
