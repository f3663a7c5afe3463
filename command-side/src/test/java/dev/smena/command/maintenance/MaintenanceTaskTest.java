package dev.smena.command.maintenance;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.tasks.InMemoryOpenTasks;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.Difference;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.MaintenanceFailed;
import dev.smena.events.MaintenanceProgressed;
import dev.smena.events.MaintenanceRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class MaintenanceTaskTest {

    private static final RequestMaintenance REQUEST = new RequestMaintenance(TASK, TaskKind.REBUILD, "batch");
    private static final MaintenanceRequested REQUESTED =
            new MaintenanceRequested(TASK, TaskKind.REBUILD, "batch", NOW);
    private static final List<Difference> FIRST = List.of(new Difference("query.batch 1", "found nothing"));
    private static final MaintenanceCompleted COMPLETED = new MaintenanceCompleted(TASK, 9, 1, FIRST, NOW);

    private final InMemoryOpenTasks open = new InMemoryOpenTasks();
    private final List<TaskId> jobs = new ArrayList<>();
    private final AggregateTestFixture<MaintenanceTask> maintenance = new AggregateTestFixture<>(MaintenanceTask.class);

    MaintenanceTaskTest() {
        maintenance.registerInjectableResource(CLOCK);
        maintenance.registerInjectableResource(open);
        maintenance.registerInjectableResource((JobQueue) (kind, id) -> jobs.add(id));
    }

    @Test
    void isOpenAndHasAJobOnceItIsRequested() {
        maintenance.givenNoPriorActivity().when(REQUEST).expectEvents(REQUESTED);

        assertThat(open.open).containsEntry(TASK, TaskKind.REBUILD);
        assertThat(jobs).containsExactly(TASK);
    }

    @Test
    void tellsHowFarItIs() {
        maintenance
                .given(REQUESTED)
                .when(new ReportMaintenanceProgress(TASK, 5, 9))
                .expectEvents(new MaintenanceProgressed(TASK, 5, 9, NOW));
    }

    @Test
    void endsWithWhatItFound() {
        open.open(TaskKind.REBUILD, TASK);

        maintenance
                .given(REQUESTED)
                .when(new CompleteMaintenance(TASK, new Findings(9, 1, FIRST)))
                .expectEvents(COMPLETED);
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsWithWhyItFailed() {
        maintenance
                .given(REQUESTED)
                .when(new FailMaintenance(TASK, "a poison event"))
                .expectEvents(new MaintenanceFailed(TASK, "a poison event", NOW));
    }

    @Test
    void takesNothingOnceItHasEnded() {
        for (Object late : List.of(
                new ReportMaintenanceProgress(TASK, 5, 9),
                new CompleteMaintenance(TASK, new Findings(9, 0, List.of())),
                new FailMaintenance(TASK, "late"))) {
            maintenance.given(REQUESTED, COMPLETED).when(late).expectNoEvents();
        }
    }
}
