package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.TaskId;
import dev.smena.query.answers.Question;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Nodes that die, stop and take over from each other. */
class EpochsTest extends OnRedis {

    @Test
    void aNodeThatDiesWhileItCommitsLeavesNothingToBeBelieved() {
        var node = node();
        var other = reader();
        other.read(THE_BATCH, () -> "before");

        assertThatIllegalStateException()
                .isThrownBy(() -> node.project(reopened(BATCH), group -> {
                    node.close();
                    throw new IllegalStateException("dead");
                }));

        assertThat(other.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    @Test
    void anEpochThatNobodyKeepsAliveRunsOut() {
        var node = node();
        var other = reader();
        other.read(THE_BATCH, () -> "kept");
        assertThat(other.read(THE_BATCH, () -> "unseen")).isEqualTo("kept");

        node.projects(false);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(other.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables"));
    }

    @Test
    void withoutANodeThatProjectsNothingIsKept() {
        var alone = reader();

        assertThat(alone.read(THE_BATCH, () -> "first")).isEqualTo("first");
        assertThat(alone.read(THE_BATCH, () -> "second")).isEqualTo("second");
    }

    @Test
    void nothingIsKeptBeyondARebuild() {
        var node = node();
        QUESTIONS.forEach(question -> node.read(question, () -> "before"));

        node.project(rebuilt());
        node.epochs.beat();

        for (Question question : QUESTIONS) {
            assertThat(node.read(question, () -> "after")).isEqualTo("after");
            assertThat(node.read(question, () -> "unseen")).isEqualTo("after");
        }
    }

    @Test
    void aNodeThatHasJustTakenOverIsHeardByThoseWhoStillBelieveInTheEpochBefore() {
        node();
        var other = reader();
        var successor = successor();
        other.read(THE_BATCH, () -> "before");

        assertNothingIsKeptWhile(successor, reopened(BATCH), other);

        assertThat(other.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    @Test
    void twoChangesInDoubtAreNotTakenForEachOther() {
        var node = node();
        var slow = new ArrayList<String>();
        node.project(reopened(BATCH), ifBatch(() -> slow.add(node.read(THE_BATCH, () -> "version 1"))));

        node.project(
                reopened(BATCH),
                ifBatch(() ->
                        assertThat(node.read(THE_BATCH, () -> "version 2")).isEqualTo("version 2")));

        assertThat(slow).containsExactly("version 1");
    }

    @Test
    void aDoubtIsNotLiftedByAnotherChangeThatEndsFirst() {
        var node = node();
        var other = reader();
        node.read(THE_LIST, () -> "before");

        other.project(reopened(OTHER), ifBatch(() -> {
            inATransactionOfItsOwn(() -> node.project(reopened(BATCH)));
            assertThat(node.read(THE_LIST, () -> "not yet")).isEqualTo("not yet");
            assertThat(node.read(THE_LIST, () -> "or now")).isEqualTo("or now");
        }));

        assertThat(node.read(THE_LIST, () -> "after")).isEqualTo("after");
        assertThat(node.read(THE_LIST, () -> "unseen")).isEqualTo("after");
    }

    @Test
    void aDoubtIsNotLiftedByAnotherChangeThatEndsLast() {
        var node = node();
        var other = reader();

        node.project(reopened(OTHER), ifBatch(() -> {
            inATransactionOfItsOwn(() -> other.project(reopened(BATCH)));
            assertThat(node.read(THE_LIST, () -> "not yet")).isEqualTo("not yet");
        }));

        assertThat(node.read(THE_LIST, () -> "after")).isEqualTo("after");
    }

    @Test
    void noEpochBeginsWhileATransactionCommits() {
        var node = node();
        var other = reader();
        node.epochs.lost(new RedisFailure("a heartbeat missed", false));

        node.project(reopened(BATCH), ifBatch(() -> {
            node.epochs.beat();
            assertThat(other.read(THE_BATCH, () -> "not yet")).isEqualTo("not yet");
            assertThat(other.read(THE_BATCH, () -> "or now")).isEqualTo("or now");
        }));

        node.epochs.beat();
        assertThat(other.read(THE_BATCH, () -> "after")).isEqualTo("after");
        assertThat(other.read(THE_BATCH, () -> "unseen")).isEqualTo("after");
    }

    @Test
    void aHeartbeatWhileTheEndOfARebuildCommitsBringsNothingBack() {
        var node = node();
        node.read(THE_BATCH, () -> "before");

        node.project(rebuilt(), ifBatch(() -> {
            node.epochs.beat();
            node.read(THE_BATCH, () -> "not yet");
        }));

        node.epochs.beat();
        assertThat(node.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    @Test
    void whatAnotherNodeChangesIsToldOrNotDone() throws IOException {
        var node = node();
        var line = line();
        var other = new TestNode(over(line), false);
        node.read(THE_BATCH, () -> "before");

        assertNothingIsKeptWhile(other, reopened(BATCH), node);

        assertThat(node.read(THE_BATCH, () -> "after")).isEqualTo("after");
        line.freeze();
        assertThatIllegalStateException()
                .isThrownBy(() -> other.project(reopened(BATCH)))
                .withMessageContaining("The cache cannot be told");
        line.thaw();
        other.close();
    }

    @Test
    void aNodeThatStopsLeavesNoEpochBehind() {
        var node = node();
        var other = reader();
        other.read(THE_BATCH, () -> "before");

        node.epochs.stop();

        assertThat(other.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
    }

    @Test
    void aGroupThatIsAnotherNodesIsVouchedForByThatOne() {
        var node = node();
        var successor = successor();
        node.projects(false);
        node.epochs.beat();
        assertThat(successor.read(THE_BATCH, () -> "unvouched")).isEqualTo("unvouched");

        successor.epochs.beat();

        assertThat(node.read(THE_BATCH, () -> "kept")).isEqualTo("kept");
        assertThat(node.read(THE_BATCH, () -> "unseen")).isEqualTo("kept");
    }

    private static void inATransactionOfItsOwn(Runnable what) {
        CompletableFuture.runAsync(what).join();
    }

    /** Neither believed nor kept by the reader, as long as the projecting node commits. */
    private static void assertNothingIsKeptWhile(TestNode projecting, Object event, TestNode reader) {
        var seen = new ArrayList<String>();
        projecting.project(event, ifBatch(() -> {
            seen.add(reader.read(THE_BATCH, () -> "not yet"));
            seen.add(reader.read(THE_BATCH, () -> "or now"));
        }));
        assertThat(seen).containsExactly("not yet", "or now");
    }

    private static MaintenanceCompleted rebuilt() {
        return new MaintenanceCompleted(new TaskId(UUID.randomUUID()), 1, 0, List.of(), Instant.EPOCH);
    }
}
