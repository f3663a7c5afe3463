package dev.smena.command.autoclose;

import static dev.smena.command.autoclose.ClosingTimesTable.ONE;
import static dev.smena.command.autoclose.ClosingTimesTable.THREE;
import static dev.smena.command.autoclose.ClosingTimesTable.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.database.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ClosingTimesTest {

    private static final Instant NIGHT = Instant.parse("2026-11-09T22:00:00Z");

    private final ClosingTimesTable table = new ClosingTimesTable();

    @Test
    void aChangeSetsMovesAndEndsAtOnce() {
        table.set(ONE, NIGHT);
        table.set(TWO, NIGHT);

        table.times.change(Map.of(
                ONE, Optional.empty(),
                TWO, Optional.of(NIGHT.plusSeconds(1)),
                THREE, Optional.of(NIGHT)));

        assertThat(table.all()).isEqualTo(Map.of(TWO, NIGHT.plusSeconds(1), THREE, NIGHT));
    }

    @Test
    void onlyWhatIsDueIsLocked() {
        table.set(ONE, NIGHT);
        table.set(TWO, NIGHT.plusSeconds(1));

        assertThat(table.times.lockDue(List.of(ONE, TWO, THREE), NIGHT)).containsExactly(ONE);
    }

    @Test
    void whatIsLockedIsPassedOverByOthers() throws SQLException {
        table.set(ONE, NIGHT);
        table.set(TWO, NIGHT);
        try (var connection = Database.connections().getConnection()) {
            connection.setAutoCommit(false);
            var other = new ClosingTimes(JdbcClient.create(new SingleConnectionDataSource(connection, true)));

            assertThat(other.lockDue(List.of(ONE), NIGHT)).containsExactly(ONE);
            assertThat(table.times.lockDue(List.of(ONE, TWO), NIGHT)).containsExactly(TWO);
            connection.rollback();
        }
        assertThat(table.times.lockDue(List.of(ONE), NIGHT)).containsExactly(ONE);
    }

    @Test
    void theBeginningIsKept() {
        assertThat(table.times.begun()).isEqualTo(Instant.EPOCH);

        table.begin(NIGHT);

        assertThat(table.times.begun()).isEqualTo(NIGHT);
    }
}
