package org.thalweg.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table in plain text: columns as wide as their widest cell, numbers to the right, words to the left. */
final class Table {
    private static final String GAP = "  ";

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** Begins a table. A heading that begins with {@code >} stands over a column of numbers. */
    Table(String... headings) {
        right = new boolean[headings.length];
        String[] first = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            first[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(first);
    }

    /** Adds a row. */
    void row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + right.length + " columns");
        }
        rows.add(cells);
    }

    /** Prints the table, with a rule under the headings. */
    void print(PrintWriter out) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        out.println(line(rows.get(0), widths));
        int whole = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            whole += width;
        }
        out.println("-".repeat(whole));
        rows.stream().skip(1).forEach(row -> out.println(line(row, widths)));
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String fill = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? "" : GAP).append(right[i] ? fill + row[i] : row[i] + fill);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
