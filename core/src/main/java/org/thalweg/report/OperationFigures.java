package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.border.Direction;
import org.thalweg.border.Published;
import org.thalweg.border.Regime;
import org.thalweg.operation.FreightPlan;
import org.thalweg.operation.Timetable;
import org.thalweg.study.StudyOperation;

/** The graphic timetable, and times from gate to gate as stacked bars. */
final class OperationFigures {
    /** Inks of moving, control and waiting, as in the figures on posts. */
    static final String[] INKS = {"#b8b8b8", "#0072B2", "#E69F00"};

    private static final double DAY = 86_400;
    private static final double LEFT = 46;

    private OperationFigures() {}

    /** Colour of a service in the timetable. */
    static String ink(String service) {
        return service.startsWith("passenger") ? "#D55E00" : service.startsWith("empty") ? "#56B4E9" : "#0072B2";
    }

    /** A day's timetable: hours across, distance down. */
    static String timetable(FreightPlan plan, double width) {
        double length = plan.options().get(plan.chosen()).track().sections().stream()
                .mapToDouble(s -> s.to()).max().orElseThrow();
        double high = 250;
        double top = 10;
        double bottom = high - 18;
        double right = width - 8;
        Canvas canvas = new Canvas(width, high, "Graphic timetable");
        List<Double> places = new ArrayList<>(plan.options().get(plan.chosen()).track().loops());
        places.add(0, 0.0);
        places.add(length);
        for (double place : places) {
            double y = top + place / length * (bottom - top);
            canvas.line(LEFT, y, right, y, "class=\"axis\"");
            canvas.text(LEFT - 4, y + 3, "end", "class=\"s\"", "km " + Figures.number(place / 1000, 1));
        }
        int step = width < 500 ? 6 : 2;
        for (int h = 0; h <= 24; h += step) {
            double x = LEFT + h / 24.0 * (right - LEFT);
            canvas.line(x, top, x, bottom, "class=\"grid\"");
            canvas.text(x, bottom + 12, h == 24 ? "end" : "middle", "class=\"s\"", h + ":00");
        }
        canvas.clip(LEFT, top - 1, right - LEFT, bottom - top + 2);
        for (Timetable.Path path : plan.timetable()) {
            double last = path.departures().get(path.departures().size() - 1);
            // What runs past midnight is drawn at the day's beginning too.
            for (double shift = 0; last - shift > 0; shift += DAY) {
                List<double[]> points = new ArrayList<>();
                for (int i = 0; i < path.places().size(); i++) {
                    double y = top + path.places().get(i) / length * (bottom - top);
                    // A train that waits for its path before it starts is not drawn waiting.
                    if (i > 0) {
                        points.add(new double[] {LEFT + (path.arrivals().get(i) - shift) / DAY * (right - LEFT), y});
                    }
                    points.add(new double[] {LEFT + (path.departures().get(i) - shift) / DAY * (right - LEFT), y});
                }
                String service = plan.timetabled().get(path.service()).name();
                canvas.path(Canvas.data(points, false), "class=\"curve\" stroke=\"" + ink(service) + "\"");
            }
        }
        return canvas.unclip().finish();
    }

    /** Times from gate to gate, a panel for each kind of traffic, a pair of bars (both directions) for each regime. */
    static String journeys(List<StudyOperation.Journey> all, List<Regime> regimes, double width) {
        List<String> kinds = all.stream().map(StudyOperation.Journey::kind).distinct().toList();
        int columns = width < 500 ? 1 : 2;
        double panel = (width - (columns - 1) * 18) / columns;
        double high = 40 + 19.0 * regimes.size() + 32;
        Canvas canvas = new Canvas(width, high * ((kinds.size() + columns - 1) / columns), "Time from gate to gate");
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get(i);
            panel(canvas, all.stream().filter(j -> j.kind().equals(kind)).toList(), regimes, i % columns * (panel + 18),
                    high * (i / columns), panel);
        }
        return canvas.finish();
    }

    private static void panel(
            Canvas canvas, List<StudyOperation.Journey> all, List<Regime> regimes, double x, double y, double width) {
        double most = 0.1;
        for (StudyOperation.Journey j : all) {
            most = Double.isNaN(j.total()) ? most : Math.max(most, j.total() / 3600);
        }
        double names = 92;
        double step = Ticks.step(most, 5);
        double end = Math.ceil(most / step - 1e-9) * step;
        double scale = (width - names - 14) / end;
        double bottom = y + 18 + 19.0 * regimes.size();
        String kind = all.get(0).kind();
        canvas.text(x, y + 11, "start", "class=\"b\"", Findings.capital(kind.replace('-', ' ')) + ", hours");
        for (int n = 0; n * step <= end + 1e-9; n++) {
            double at = x + names + n * step * scale;
            canvas.line(at, y + 16, at, bottom, "class=\"grid\"");
            canvas.text(at, bottom + 10, "middle", "class=\"s\"", Figures.number(n * step, Ticks.decimals(step)));
        }
        for (int r = 0; r < regimes.size(); r++) {
            String id = regimes.get(r).id();
            double top = y + 19 + 19.0 * r;
            canvas.text(x + names - 4, top + 10, "end", "class=\"s\"", id);
            for (StudyOperation.Journey j : all) {
                if (j.regime().equals(id)) {
                    bar(canvas, j, x + names, top + (j.direction() == Direction.FORWARD ? 0 : 8), scale);
                }
            }
        }
        published(canvas, kind, x, bottom + 22, names, width - 14, end, scale);
    }

    private static void bar(Canvas canvas, StudyOperation.Journey j, double x, double top, double scale) {
        if (Double.isNaN(j.total())) {
            canvas.text(x + 3, top + 7, "start", "class=\"xs i\"",
                    Double.isNaN(j.running()) ? "stalls, or the post is beyond capacity" : "beyond capacity");
            return;
        }
        double from = x;
        double[] parts = {j.running(), j.control(), j.waiting()};
        for (int p = 0; p < parts.length; p++) {
            canvas.rect(from, top, parts[p] / 3600 * scale, 7, "fill=\"" + INKS[p] + "\"");
            from += parts[p] / 3600 * scale;
        }
    }

    /** Published means, as outlined bars; those longer than the axis end at its end and say how long they are. */
    private static void published(
            Canvas canvas, String kind, double x, double y, double names, double right, double end, double scale) {
        double top = y;
        for (Published p : Published.all()) {
            if (p.kind().equals(kind)) {
                double hours = p.time() / 3600;
                double long1 = Math.min(hours, end) * scale;
                canvas.rect(x + names, top - 7, long1, 9, "fill=\"#fff\" stroke=\"#555\" stroke-width=\"0.7\" stroke-dasharray=\"3 2\"");
                canvas.text(x + names + 3, top, "start", "class=\"xs halo\"", p.words() + " " + p.year() + ": "
                        + Figures.number(hours, 1) + " h" + (hours > end ? ", " + Figures.number(hours / end, 1) + " axes long" : ""));
                canvas.text(x + names - 4, top, "end", "class=\"xs i\"", "published, post only");
                top += 12;
            }
        }
    }
}
