package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.thalweg.economy.Activity;
import org.thalweg.economy.Programme;
import org.thalweg.economy.Risk;
import org.thalweg.economy.Spread;
import org.thalweg.economy.Trade;
import org.thalweg.security.Availability;
import org.thalweg.standard.Mode;
import org.thalweg.study.StudyWorth;

/** Drawings of worth and risk: ranges, histograms, bars over years, a tornado, a Gantt chart, choke points. */
final class EconomyFigures {
    private static final String FAINT = "fill-opacity=\"0.3\"";
    private static final String CRITICAL = "#D55E00";
    private static final String EASY = "#9db4c0";

    private final StudyWorth worth;
    private final String currency;

    EconomyFigures(StudyWorth worth, String currency) {
        this.worth = worth;
        this.currency = currency;
    }

    /** An axis across a drawing: value to place. */
    private record Axis(double low, double high, double step, double left, double width) {
        static Axis of(double low, double high, double left, double width, int most) {
            double step = Ticks.step(Math.max(high - low, 1e-9), most);
            double from = Math.floor(low / step + 1e-9) * step;
            double to = Math.ceil(high / step - 1e-9) * step;
            return new Axis(from, to, step, left, width);
        }

        double x(double value) {
            return left + (Math.max(low, Math.min(high, value)) - low) / (high - low) * width;
        }

        /** Grid lines with their numbers under them. */
        void draw(Canvas canvas, double top, double bottom, double unit) {
            for (double v = low; v <= high + 1e-9 * step; v += step) {
                boolean zero = Math.abs(v) < 1e-6 * step;
                canvas.line(x(v), top, x(v), bottom, zero ? "class=\"axis\"" : "class=\"grid\"");
                canvas.text(x(v), bottom + 11, "middle", "class=\"s\"", Figures.number(v / unit, Ticks.decimals(step / unit)));
            }
        }
    }

    /** Ranges of net present value, a row an alternative: thick from P25 to P75, thin from P10 to P90. */
    String values(double width) {
        return ranges(width, Risk.Outcome::npv, e -> e.economic().npv(), 1e6, Map.of(), "Net present value, million " + currency);
    }

    /** Ranges of the economic rate of return, with the hurdle rates. */
    String rates(double width) {
        return ranges(width, Risk.Outcome::irr, e -> e.economic().irr().single().orElse(Double.NaN), 0.01,
                worth.plan().assumptions().hurdles(), "Economic rate of return, % a year");
    }

    /** Ranges of construction cost. */
    String costs(double width) {
        return ranges(width, Risk.Outcome::cost, e -> e.worth().costs(e.worth().plain()).values().stream().mapToDouble(v -> v).sum(),
                1e6, Map.of(), "Construction with design and supervision, million " + currency);
    }

    private String ranges(
            double width,
            java.util.function.Function<Risk.Outcome, Spread> spread,
            ToDoubleFunction<StudyWorth.Entry> plain,
            double unit,
            Map<String, Double> marks,
            String title) {
        int n = worth.alternatives().size();
        double low = 0;
        double high = 0;
        for (int i = 0; i < n; i++) {
            Spread s = spread.apply(worth.risk().alternatives().get(i));
            double p = plain.applyAsDouble(worth.alternatives().get(i));
            for (double v : new double[] {s.p(10), s.p(90), p}) {
                low = Double.isFinite(v) ? Math.min(low, v) : low;
                high = Double.isFinite(v) ? Math.max(high, v) : high;
            }
        }
        for (double v : marks.values()) {
            high = Math.max(high, v);
        }
        double left = 12 + worth.alternatives().stream().mapToDouble(e -> Labels.width(e.name(), 10)).max().orElse(0);
        double top = 12 + 11.0 * marks.size();
        double bottom = top + 26.0 * n;
        Canvas canvas = new Canvas(width, bottom + 30, title);
        Axis axis = Axis.of(low, high, left, width - left - 14, width > 500 ? 10 : 6);
        axis.draw(canvas, top, bottom, unit);
        int row = 0;
        for (Map.Entry<String, Double> m : marks.entrySet()) {
            double x = axis.x(m.getValue());
            double y = 9 + 11.0 * row++;
            canvas.line(x, y + 2, x, bottom, "class=\"floor\" stroke-opacity=\"0.5\"");
            boolean right = x + 6 + Labels.width(m.getKey(), 8.5) > width - 4;
            canvas.text(right ? x - 4 : x + 4, y + 3, right ? "end" : "start", "class=\"s halo\"", m.getKey());
        }
        for (int i = 0; i < n; i++) {
            double y = top + 26.0 * i + 13;
            canvas.text(left - 6, y + 3.5, "end", "class=\"t\"", worth.alternatives().get(i).name());
            range(canvas, axis, y, spread.apply(worth.risk().alternatives().get(i)), plain.applyAsDouble(worth.alternatives().get(i)), Ink.series(i));
        }
        canvas.text(left + (width - left) / 2, bottom + 25, "middle", "class=\"s\"", title);
        return canvas.finish();
    }

    private static void range(Canvas canvas, Axis axis, double y, Spread s, double plain, String colour) {
        if (s.draws() > 0) {
            String fill = "fill=\"" + colour + "\" ";
            canvas.rect(axis.x(s.p(10)), y - 4, axis.x(s.p(90)) - axis.x(s.p(10)), 8, fill + FAINT);
            canvas.rect(axis.x(s.p(25)), y - 4, axis.x(s.p(75)) - axis.x(s.p(25)), 8, fill + "fill-opacity=\"0.75\"");
            canvas.rect(axis.x(s.p(50)) - 1, y - 7, 2, 14, "fill=\"#111\"");
        }
        if (Double.isFinite(plain)) {
            double x = axis.x(plain);
            canvas.path(Canvas.data(List.of(new double[] {x, y - 6}, new double[] {x + 5, y}, new double[] {x, y + 6}, new double[] {x - 5, y}), true),
                    "fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.3\"");
        }
    }

    /** How often a figure came out how high: bars from the percentiles of the draws, P10, P50 and P90 marked. */
    String histogram(double width, Spread s, double plain, String title, boolean hundredMillions) {
        double unit = hundredMillions ? 1e6 : 1;
        double low = Math.min(s.p(1), plain);
        double high = Math.max(s.p(97), plain);
        double height = 150;
        double bottom = height - 34;
        Canvas canvas = new Canvas(width, height, title);
        Axis axis = Axis.of(low, high, 10, width - 20, width > 500 ? 10 : 5);
        axis.draw(canvas, 24, bottom, unit);
        int bars = 40;
        double[] mass = new double[bars];
        double most = 0;
        for (int b = 0; b < bars; b++) {
            double from = axis.low() + (axis.high() - axis.low()) * b / bars;
            double to = axis.low() + (axis.high() - axis.low()) * (b + 1) / bars;
            mass[b] = share(s, to) - share(s, from);
            most = Math.max(most, mass[b]);
        }
        for (int b = 0; b < bars; b++) {
            double middle = axis.low() + (axis.high() - axis.low()) * (b + 0.5) / bars;
            double h = mass[b] / most * (bottom - 30);
            boolean inside = middle >= s.p(10) && middle <= s.p(90);
            canvas.rect(10 + (width - 20) * b / bars + 0.5, bottom - h, (width - 20) / bars - 1, h,
                    inside ? "fill=\"#0072B2\" fill-opacity=\"0.75\"" : "fill=\"#0072B2\" fill-opacity=\"0.3\"");
        }
        List<double[]> taken = new ArrayList<>();
        for (int p : new int[] {50, 10, 90}) {
            tick(canvas, axis.x(s.p(p)), bottom, "P" + p, taken, width);
        }
        tick(canvas, axis.x(plain), bottom, "plain estimate", taken, width);
        canvas.text(width / 2, height - 8, "middle", "class=\"s\"", title);
        return canvas.finish();
    }

    /** A mark over the bars with its word in the first of two rows that is free. */
    private static void tick(Canvas canvas, double x, double bottom, String text, List<double[]> taken, double width) {
        double half = Labels.width(text, 8.5) / 2 + 2;
        double at = Math.max(half, Math.min(width - half, x));
        int row = 0;
        for (int k = 0; k < taken.size(); k++) {
            double[] t = taken.get(k);
            if (t[2] == row && at - half < t[1] && at + half > t[0]) {
                row++;
                k = -1;
            }
        }
        taken.add(new double[] {at - half, at + half, row});
        double y = 9 + 10.0 * row;
        canvas.line(x, y + 2, x, bottom, text.startsWith("plain") ? "class=\"floor\"" : "class=\"axis\"");
        canvas.text(at, y, "middle", "class=\"s halo\"", text);
    }

    /** Share of the draws under a value, straight between percentiles. */
    private static double share(Spread s, double value) {
        if (value <= s.p(0)) {
            return 0;
        }
        for (int i = 1; i <= 100; i++) {
            if (value < s.p(i)) {
                return (i - 1 + (value - s.p(i - 1)) / (s.p(i) - s.p(i - 1))) / 100;
            }
        }
        return 1;
    }

    /** What each factor does alone. */
    String tornado(double width, Risk.Outcome outcome) {
        List<Risk.Swing> swings = outcome.tornado();
        double low = 0;
        double high = 0;
        for (Risk.Swing s : swings) {
            low = Math.min(low, Math.min(s.npvAtLow(), s.npvAtHigh()));
            high = Math.max(high, Math.max(s.npvAtLow(), s.npvAtHigh()));
        }
        boolean narrow = width < 500;
        double left = narrow ? 10 : 250;
        double step = narrow ? 30 : 18;
        double bottom = 8 + step * swings.size();
        Canvas canvas = new Canvas(width, bottom + 30, "Effect of each uncertain factor alone");
        Axis axis = Axis.of(low, high, left, width - left - 14, narrow ? 5 : 8);
        axis.draw(canvas, 4, bottom, 1e6);
        for (int i = 0; i < swings.size(); i++) {
            Risk.Swing s = swings.get(i);
            double y = 8 + step * i + (narrow ? 13 : 1);
            double a = axis.x(s.npvAtLow());
            double b = axis.x(s.npvAtHigh());
            canvas.rect(Math.min(a, b), y, Math.abs(b - a), 11, "fill=\"" + (a < b ? "#009E73" : CRITICAL) + "\" fill-opacity=\"0.75\"");
            String text = Findings.capital(s.factor().words()) + " (" + ends(s) + ")";
            canvas.text(narrow ? left : left - 6, narrow ? y - 3 : y + 9, narrow ? "start" : "end", "class=\"s halo\"", text);
        }
        canvas.text(left + (width - left) / 2, bottom + 25, "middle", "class=\"s\"", "net present value, million " + currency);
        return canvas.finish();
    }

    private String ends(Risk.Swing s) {
        return switch (s.factor()) {
            case DEMAND -> worth.plan().assumptions().demands().get((int) s.low()).name() + " to "
                    + worth.plan().assumptions().demands().get((int) s.high()).name();
            case GROWTH -> Figures.number(100 * s.low(), 1) + " to +" + Figures.number(100 * s.high(), 1) + " points";
            default -> "× " + Figures.number(s.low(), 2) + " to " + Figures.number(s.high(), 2);
        };
    }

    /** The construction programme of a line: a bar an activity, critical ones in their own colour. */
    String gantt(double width, Programme programme) {
        List<int[]> rows = rows(programme);
        boolean narrow = width < 500;
        double left = narrow ? 6 : 210;
        double step = narrow ? 20 : 12;
        double bottom = 10 + step * rows.size();
        Canvas canvas = new Canvas(width, bottom + 28, "Construction programme");
        Axis axis = Axis.of(0, programme.months() / 12, left, width - left - 12, narrow ? 6 : 12);
        axis.draw(canvas, 6, bottom, 1);
        for (int r = 0; r < rows.size(); r++) {
            double y = 9 + step * r + (narrow ? 9 : 0);
            String name = name(programme, rows.get(r));
            for (int i : rows.get(r)) {
                double from = programme.start().get(i) / 12;
                double to = from + programme.activities().get(i).months() / 12;
                boolean critical = programme.criticalPath().contains(i);
                canvas.rect(axis.x(from), y, Math.max(1, axis.x(to) - axis.x(from) - 0.4), 8, "fill=\"" + (critical ? CRITICAL : EASY) + "\"");
            }
            canvas.text(narrow ? left : left - 5, narrow ? y - 1.5 : y + 7, narrow ? "start" : "end", "class=\"s halo\"", name);
        }
        canvas.text(left + (width - left) / 2, bottom + 24, "middle", "class=\"s\"", "years from the decision to build");
        return canvas.finish();
    }

    /** Each tunnel of more than six months on the critical path or among the longest has a row; the rest share one by trade. */
    private static List<int[]> rows(Programme p) {
        List<int[]> rows = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        List<Integer> tunnels = new ArrayList<>();
        for (int i = 0; i < p.activities().size(); i++) {
            Activity a = p.activities().get(i);
            if (a.trade() == Trade.TUNNELS) {
                tunnels.add(i);
            } else if (a.trade() == null || p.criticalPath().contains(i) && a.trade() != Trade.SYSTEMS && a.trade() != Trade.SURFACE) {
                own.add(i);
            }
        }
        tunnels.stream().filter(i -> p.criticalPath().contains(i)).forEach(own::add);
        tunnels.stream().filter(i -> !p.criticalPath().contains(i)).limit(4).forEach(own::add);
        own.sort((a, b) -> {
            int byStart = Double.compare(p.start().get(a), p.start().get(b));
            return byStart != 0 ? byStart : Integer.compare(a, b);
        });
        int last = own.get(own.size() - 1);
        own.stream().filter(i -> i != last).forEach(i -> rows.add(new int[] {i}));
        for (Trade trade : Trade.values()) {
            int[] rest = java.util.stream.IntStream.range(0, p.activities().size())
                    .filter(i -> p.activities().get(i).trade() == trade && !own.contains(i)).toArray();
            if (rest.length > 0) {
                rows.add(rest);
            }
        }
        rows.add(new int[] {last});
        return rows;
    }

    private static String name(Programme p, int[] row) {
        Activity a = p.activities().get(row[0]);
        return row.length == 1 ? a.name().replace(", from both portals", "").replace(": design, permits, land, tender", "")
                : switch (a.trade()) {
                    case EARTH -> "Other earthworks";
                    case WALLS -> "Other walls";
                    case BRIDGES -> "Other bridges";
                    case TUNNELS -> "Other tunnels";
                    case SURFACE -> "Pavement or track";
                    default -> Findings.capital(a.trade().slug());
                };
    }

    /** Spending by year, road and railway on each other. */
    String spending(double width, StudyWorth.Entry entry) {
        int years = 0;
        double most = 1;
        Map<Mode, Programme> programmes = entry.worth().programmes();
        for (Programme p : programmes.values()) {
            years = Math.max(years, p.spending().length);
        }
        for (int y = 0; y < years; y++) {
            double sum = 0;
            for (Programme p : programmes.values()) {
                sum += y < p.spending().length ? p.spending()[y] : 0;
            }
            most = Math.max(most, sum);
        }
        double height = 130;
        double bottom = height - 30;
        Canvas canvas = new Canvas(width, height, "Spending by year");
        double slot = (width - 20) / years;
        double base = worth.plan().assumptions().baseYear();
        for (int y = 0; y < years; y++) {
            double top = bottom;
            double sum = 0;
            for (Map.Entry<Mode, Programme> e : programmes.entrySet()) {
                double amount = y < e.getValue().spending().length ? e.getValue().spending()[y] : 0;
                double h = amount / most * (bottom - 16);
                canvas.rect(10 + slot * y + slot * 0.12, top - h, slot * 0.76, h, "fill=\"" + (e.getKey() == Mode.ROAD ? "#0072B2" : "#D55E00") + "\"");
                top -= h;
                sum += amount;
            }
            canvas.text(10 + slot * (y + 0.5), top - 3, "middle", "class=\"s\"", Figures.number(sum / 1e6, 0));
            canvas.text(10 + slot * (y + 0.5), bottom + 11, "middle", "class=\"s\"", Figures.number(base + y, 0).replace("\u00a0", ""));
        }
        canvas.line(10, bottom, width - 10, bottom, "class=\"axis\"");
        canvas.text(width / 2, height - 5, "middle", "class=\"s\"", "million " + currency + " in the year");
        return canvas.finish();
    }

    /** Where the loss of a part costs how much: a bar a part along each line. */
    String chokes(double width, Availability.Result result) {
        List<Mode> modes = List.copyOf(result.lines().keySet());
        double row = 66;
        Canvas canvas = new Canvas(width, row * modes.size() + 26, "What the loss of each part costs");
        double most = Math.max(1, result.chokes().get(0).cost());
        double end = result.chokes().stream().mapToDouble(c -> c.part().to()).max().orElse(1);
        Axis axis = Axis.of(0, end / 1000, 10, width - 20, width > 500 ? 12 : 6);
        axis.draw(canvas, 2, row * modes.size() + 4, 1);
        for (Availability.Choke c : result.chokes()) {
            double bottom = row * (modes.indexOf(c.part().mode()) + 1);
            double h = (row - 18) * c.cost() / most;
            double x = axis.x(c.part().from() / 1000);
            String colour = switch (c.part().kind()) {
                case "bridge" -> Ink.of(org.thalweg.standard.Structure.BRIDGE);
                case "tunnel" -> Ink.of(org.thalweg.standard.Structure.TUNNEL);
                default -> Ink.of(org.thalweg.standard.Structure.EARTHWORK);
            };
            canvas.rect(x, bottom - h, Math.max(0.8, axis.x(c.part().to() / 1000) - x - 0.5), h, "fill=\"" + colour + "\"");
        }
        for (int i = 0; i < modes.size(); i++) {
            canvas.line(10, row * (i + 1), width - 10, row * (i + 1), "class=\"axis\"");
            canvas.text(12, row * i + 12, "start", "class=\"t halo\"", Findings.capital(modes.get(i).words()));
        }
        canvas.text(width / 2, row * modes.size() + 24, "middle", "class=\"s\"", "km");
        return canvas.finish();
    }
}
