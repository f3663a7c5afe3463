package dev.smena.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table; numbers stand to the right. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(List<String> texts, List<String> numbers) {
        var columns = new ArrayList<>(texts);
        columns.addAll(numbers);
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|" + "---|".repeat(texts.size()) + "---:|".repeat(numbers.size()));
    }

    void row(Object... cells) {
        var line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double number ? shown(number) : cell)
                    .append(" |");
        }
        lines.add(line.toString());
    }

    /** Forgets all rows. */
    void clear() {
        lines.subList(2, lines.size()).clear();
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    /** Three digits or all before the point. */
    private static String shown(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
