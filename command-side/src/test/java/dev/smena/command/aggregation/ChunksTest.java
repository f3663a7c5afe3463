package dev.smena.command.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.TaskId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final TaskId TASK = new TaskId(UUID.randomUUID());

    @Test
    void eachHasAThousandOfTheRequestsCodesAndTheLastTheRest() {
        List<String> codes = IntStream.range(0, 2_001).mapToObj(i -> "C" + i).toList();

        List<AggregationChunkQueued> chunks = Chunks.of(TASK, codes);

        assertThat(chunks).hasSize(3).hasSize(Chunks.count(codes));
        assertThat(chunks).extracting(AggregationChunkQueued::chunk).containsExactly(0, 1, 2);
        assertThat(chunks.stream().flatMap(chunk -> chunk.codes().stream())).containsExactlyElementsOf(codes);
        assertThat(chunks.getLast().codes()).containsExactly("C2000");
    }

    @Test
    void aCodeNamedBeforeInTheWholeRequestIsADuplicate() {
        List<String> codes = Stream.concat(
                        IntStream.range(0, 1_000).mapToObj(i -> "C" + i), Stream.of("C5", "new", "new", "C999"))
                .toList();

        AggregationChunkQueued second = Chunks.of(TASK, codes).get(1);

        assertThat(second.codes()).containsExactly("new");
        assertThat(second.duplicates()).containsExactly("C5", "new", "C999");
    }
}
