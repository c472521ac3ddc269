package org.thalweg.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.audit.AuditReport;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Item;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Line;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;

/** What a command prints of its result. */
final class Summary {
    private Summary() {}

    /** Prints a study: its ground, a row per line, the notes. */
    static void study(Study study, PrintWriter out) {
        out.println(study.scenario().name());
        out.println("Ground: " + study.terrainNote());
        out.println();
        Table table = new Table(
                "alternative",
                "mode",
                ">length km",
                ">cost " + prices(study.scenario()),
                ">tunnels km",
                ">bridges km",
                ">minutes",
                "audit",
                "best at");
        for (Alternative alternative : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : alternative.lines().entrySet()) {
                table.row(lineRow(alternative, entry.getKey(), entry.getValue()));
            }
        }
        table.print(out);
        out.println();
        study.notes().forEach(out::println);
    }

    /** Currency and, where it has one, the year of the prices. */
    private static String prices(Scenario scenario) {
        return scenario.currency() + (scenario.priceYear() > 0 ? " " + scenario.priceYear() : "");
    }

    private static String[] lineRow(Alternative alternative, Mode mode, Line line) {
        return new String[] {
            alternative.spec().name(),
            mode.slug(),
            kilometres(line.alignment().length()),
            money(line.bill().total()),
            kilometres(length(line, Structure.TUNNEL)),
            kilometres(length(line, Structure.BRIDGE)),
            String.format(Locale.ROOT, "%.1f", line.travelTime() / 60),
            verdict(line.audit()),
            String.join(", ", alternative.bestAt())
        };
    }

    /** Prints what the file of a given line left to be found: fitted elements, a profile. */
    static void given(GivenLine line, boolean profiled, PrintWriter out) {
        line.fit().ifPresent(fit -> {
            String height = Double.isNaN(fit.height())
                    ? ""
                    : String.format(Locale.ROOT, ", and %.2f m in height", fit.height());
            out.println(String.format(
                    Locale.ROOT,
                    "Elements fitted: at most %.2f m from the %d points drawn, at station %.1f%s",
                    fit.distance(),
                    fit.points(),
                    fit.station(),
                    height));
        });
        if (profiled) {
            out.println("The line gives no heights: its profile was found on the ground");
        }
    }

    /** Prints an audit, a row per rule. */
    static void audit(AuditReport audit, PrintWriter out) {
        Table table = new Table("rule", ">limit", ">worst", "unit", ">station m", "kept");
        for (Finding finding : audit.findings()) {
            table.row(
                    finding.rule(),
                    number(finding.limit()),
                    number(finding.worst()),
                    finding.unit(),
                    Double.isFinite(finding.station()) ? String.format(Locale.ROOT, "%.1f", finding.station()) : "-",
                    finding.ok() ? "yes" : "NO");
        }
        table.print(out);
    }

    /** Prints a bill, a row per item, and its total. */
    static void bill(Bill bill, String currency, PrintWriter out) {
        Table table = new Table("item", ">quantity", "unit", ">unit cost", ">" + currency);
        for (Item item : bill.items()) {
            table.row(item.item(), number(item.quantity()), item.unit(), number(item.unitCost()), cents(item.amount()));
        }
        table.row("total", "", "", "", cents(bill.total()));
        table.print(out);
    }

    /** Whether a line keeps its standard. An audit that looked at nothing proves nothing, and is a fault. */
    static boolean keeps(AuditReport audit) {
        if (audit.findings().isEmpty()) {
            throw new IllegalStateException("a line was not audited: its audit has no rules");
        }
        return audit.ok();
    }

    /** Whether a line keeps its standard, in a word or two. */
    static String verdict(AuditReport audit) {
        if (audit.findings().isEmpty()) {
            return "NOT AUDITED";
        }
        return audit.ok() ? "ok" : "BREAKS " + broken(audit);
    }

    /** How many rules a line breaks. */
    static long broken(AuditReport audit) {
        return audit.findings().stream().filter(finding -> !finding.ok()).count();
    }

    /** A length in kilometres to the metre. */
    static String kilometres(double metres) {
        return String.format(Locale.ROOT, "%.3f", metres / 1000);
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    private static String cents(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** A number to six significant digits, without exponent; a dash where there is none. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    private static double length(Line line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(span -> span.structure() == structure)
                .mapToDouble(StructureSpan::length)
                .sum();
    }
}
