package dev.smena.command.exports;

import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import dev.smena.command.input.Items;
import dev.smena.events.ExportFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExportInputTest {

    @Test
    void needsNoFilters() {
        assertThat(read("{'format':'excel'}")).isEqualTo(new RequestExport(TASK, ExportFormat.EXCEL, Map.of()));
        assertThat(read("{'format':'csv','filters':{}}"))
                .isEqualTo(new RequestExport(TASK, ExportFormat.CSV, Map.of()));
    }

    @Test
    void takesEachFilterAsAQueryStringWouldHaveIt() {
        assertThat(read("{'format':'csv','filters':{'is_closed':false,'batch_number':22222,'batch_date':'2026-01-31',"
                                + "'date_from':'2026-01-01','date_to':'2026-12-31',"
                                + "'work_center_id':'1F7B3C90-2a5e-3d48-8c61-0e9d4b7a2f15',"
                                + "'work_center_identifier':'RC-001','shift':'1 смена','team':' «Б» '}}")
                        .filters())
                .containsExactly(
                        Map.entry("is_closed", "false"),
                        Map.entry("batch_number", "22222"),
                        Map.entry("batch_date", "2026-01-31"),
                        Map.entry("date_from", "2026-01-01"),
                        Map.entry("date_to", "2026-12-31"),
                        Map.entry("work_center_id", "1f7b3c90-2a5e-3d48-8c61-0e9d4b7a2f15"),
                        Map.entry("work_center_identifier", "RC-001"),
                        Map.entry("shift", "1 смена"),
                        Map.entry("team", " «Б» "));
    }

    @Test
    void namesEveryFaultWhereItStands() {
        assertThat(faults("{'filters':{'is_closed':'false','batch_number':0,'date_from':'31.01.2026','shift':'',"
                        + "'color':'red'},'sheet':1}"))
                .containsExactly(
                        "/format is required",
                        "/filters/is_closed must be true or false",
                        "/filters/batch_number must be from 1 to 2147483647",
                        "/filters/date_from must be a date like 2026-01-31",
                        "/filters/shift must not be blank",
                        "/filters/color is unknown",
                        "/sheet is unknown");
        assertThat(faults("{'format':'pdf','filters':[]}"))
                .containsExactly("/format must be excel or csv", "/filters must be an object");
        assertThat(faults("{'format':1,'filters':null}"))
                .containsExactly("/format must be a string", "/filters must be an object");
    }

    private static RequestExport read(String json) {
        var tree = JsonMapper.builder().build().readTree(json.replace('\'', '"'));
        return Items.readOne(tree, fields -> ExportInput.read(fields, TASK));
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(String json) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(json));
        var errors = (List<InvalidField>)
                Objects.requireNonNull(refusal.getBody().getProperties()).get("errors");
        return Objects.requireNonNull(errors).stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .toList();
    }
}
