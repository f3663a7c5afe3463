package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.events.ReportFormat;
import dev.smena.query.batch.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds for a report of either kind. */
class BatchReportsTest {

    private final WrittenReports written = new WrittenReports();
    private final Story story = new Story(1);

    @ParameterizedTest
    @EnumSource
    void ofAnUnknownBatchNothingIsWritten(ReportFormat format) {
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> written.reports.write(story.id, format, out))
                .isInstanceOf(UnknownBatch.class)
                .hasMessageContaining(story.id.toString());
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskIsReportedAsItIs(ReportFormat format) {
        written.happened(story.created());
        var full = new IOException("No space left on device");

        assertThatThrownBy(() -> written.reports.write(story.id, format, new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw full;
                    }
                }))
                .isSameAs(full);
    }

    @Test
    void allIsReadFromOneSnapshotAndProductsThroughACursor() throws IOException {
        assertThat(statesWhileWriting(ReportFormat.PDF)).contains("repeatable read, read-only on, 1 cursors");
    }

    @Test
    void aWorkbookIsPackedWhenTheTransactionHasEnded() throws IOException {
        assertThat(statesWhileWriting(ReportFormat.EXCEL)).containsOnly("read committed, read-only off, 0 cursors");
    }

    @Test
    void itsFormatIsStoredInLowerCase() {
        var json = new JsonMapper();

        assertThat(json.writeValueAsString(ReportFormat.values())).isEqualTo("[\"excel\",\"pdf\"]");
        assertThat(json.readValue("\"pdf\"", ReportFormat.class)).isEqualTo(ReportFormat.PDF);
    }

    private Set<String> statesWhileWriting(ReportFormat format) throws IOException {
        written.happened(
                story.created(),
                story.registered(
                        IntStream.range(0, 3_000).mapToObj(i -> "code " + i).toList()));
        Set<String> seen = new HashSet<>();
        written.reports.write(story.id, format, new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
                seen.add(state());
            }
        });
        return seen;
    }

    private String state() {
        return written.jdbc.sql("""
                        select current_setting('transaction_isolation') || ', read-only '
                            || current_setting('transaction_read_only') || ', '
                            || (select count(*) from pg_cursors where statement like 'select code, aggregated_at%')
                            || ' cursors'""").query(String.class).single();
    }
}
