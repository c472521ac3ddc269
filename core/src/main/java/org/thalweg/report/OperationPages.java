package org.thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.thalweg.border.Direction;
import org.thalweg.operation.ClimbingLanes;
import org.thalweg.operation.FreightPlan;
import org.thalweg.operation.FreightTarget;
import org.thalweg.operation.Stall;
import org.thalweg.standard.Mode;
import org.thalweg.study.OperationPlan;
import org.thalweg.study.Study;
import org.thalweg.study.StudyOperation;

/** The report's section on trains, trucks and cars: running times, energy, capacity, times from gate to gate. */
final class OperationPages {
    private final HtmlReport report;
    private final Html html;
    private final Study study;
    private final StudyOperation operation;
    private final List<StudyOperation.Journey> journeys;
    private final String[] gates;

    OperationPages(HtmlReport report, Html html, Study study) {
        this.report = report;
        this.html = html;
        this.study = study;
        this.operation = study.operation();
        this.journeys = operation.gateToGate(study.posts());
        var any = study.scenario().modes().values().iterator().next();
        this.gates = new String[] {any.from().name(), any.to().name()};
    }

    private String words(Direction d) {
        return d == Direction.FORWARD ? gates[0] + " to " + gates[1] : gates[1] + " to " + gates[0];
    }

    void write() {
        html.open("section class=\"sheet\"").element("h2", "Trains, trucks and cars");
        html.element("p", "What moves along the lines, how fast, with what energy, and how much the railway carries. Each"
                + " vehicle is run over each line from rest at one gate to rest at the other, both ways, alone on the line;"
                + " posts are not in these times. Its data stand among the assumptions at the end.");
        html.open("ul");
        operation.alternatives().forEach(e -> {
            html.open("li").element("strong", e.name() + ".").text(" " + sentence(e)).close("li");
        });
        html.close("ul");
        operation.alternatives().forEach(this::stalls);
        times();
        capacity();
        roads();
        operation.alternatives().forEach(this::figures);
        html.close("section");
    }

    /** What an official asks first. */
    private String sentence(StudyOperation.Entry e) {
        StringBuilder out = new StringBuilder();
        for (String kind : List.of("freight-train", "passenger-train", "truck", "car")) {
            double there = e.hours(kind, Direction.FORWARD);
            double back = e.hours(kind, Direction.BACKWARD);
            if (e.trip(kind, Direction.FORWARD).isPresent()) {
                out.append(out.length() == 0 ? "From gate to gate without posts: " : ", ").append(kind.replace('-', ' '))
                        .append(' ').append(Figures.number(60 * there, 0)).append(" / ")
                        .append(Figures.number(60 * back, 0)).append(" min");
            }
        }
        out.append(out.length() == 0 ? "" : " (" + words(Direction.FORWARD) + " / back). ");
        if (e.track() == null) {
            return out.toString();
        }
        if (e.track().chosen() < 0) {
            return out + "No freight train gets over the line, whatever it is made of.";
        }
        FreightPlan.Option o = e.track().options().get(e.track().chosen());
        double asked = operation.plan().track().target().tonnes() / 1e6;
        out.append(o.meets() ? "The target of " + Figures.rough(asked) + " million tonnes a year can be carried on one track: "
                : "The target of " + Figures.rough(asked) + " million tonnes a year is " + Figures.number(asked * 1e6 / o.tonnes(), 2)
                        + " times what one track carries, ");
        out.append("with ").append(count(o.track().loops().size(), "passing loop")).append(" and trains of ")
                .append(Figures.number(o.train().payload() / 1000, 0)).append(" t net it carries ")
                .append(Figures.number(o.tonnes() / 1e6, 1)).append(" million tonnes; the target takes ")
                .append(Figures.number(o.trains(), 0)).append(" trains a day, both ways and passenger trains included, which hold"
                        + " the fullest section for ").append(Figures.percent(o.track().occupation(), 0)).append(" of the day.");
        return out.toString();
    }

    private static String count(int n, String what) {
        return (n == 0 ? "no" : Integer.toString(n)) + " " + what + (n == 1 ? "" : "s");
    }

    private void stalls(StudyOperation.Entry e) {
        for (StudyOperation.Trip t : e.trips()) {
            if (t.run().stall().isPresent()) {
                html.element("p class=\"warning\"", e.name() + ": " + stall(t.sheet().title(), words(t.direction()),
                        t.run().stall().get(), Optional.ofNullable(t.load())));
            }
        }
    }

    /** Where a train stalls, why, and what would help. */
    static String stall(String title, String way, Stall s, Optional<StudyOperation.Load> load) {
        StringBuilder out = new StringBuilder(title + ", " + way + ", stalls at km " + Figures.number(s.station() / 1000, 2)
                + ": there the grade under it is " + Figures.number(1000 * s.grade(), 1) + " ‰ and curves add "
                + Figures.number(1000 * s.curve(), 1) + " ‰, so it needs " + Figures.number(s.needed() / 1000, 0)
                + " kN, and its engines give " + Figures.number(s.effort() / 1000, 0) + " kN.");
        load.ifPresent(l -> {
            out.append(l.heaviest().map(n -> " With " + n + " loaded wagons, not " + l.wagons() + ", it would pass.").orElse(""));
            out.append(l.banked().map(n -> " With " + n + " locomotives, those that bank included, it would pass as it is.")
                    .orElse(" No number of locomotives up to four times as many helps."));
        });
        return out.toString();
    }

    private void times() {
        html.element("p class=\"caption\"", "Runs from gate to gate, without posts: " + words(Direction.FORWARD) + " / " + words(Direction.BACKWARD));
        html.open("div class=\"scroll\"").open("table");
        html.head("Alternative", "Vehicle", "Gross t", "Time, min", "Mean km/h", "Least on grades, km/h",
                "At the wheel, kWh", "From the source, kWh", "Fuel, l", "Most wagons");
        html.open("tbody");
        for (StudyOperation.Entry e : operation.alternatives()) {
            for (int i = 0; i + 1 < e.trips().size(); i += 2) {
                // Trips come in pairs: there and back.
                StudyOperation.Trip there = e.trips().get(i);
                StudyOperation.Trip back = e.trips().get(i + 1);
                html.row(e.name(), there.sheet().id(), Figures.number(there.run().vehicle().mass() / 1000, 0),
                        both(there, back, t -> t.seconds() / 60, 1),
                        both(there, back, t -> 3.6 * t.run().line().length() / t.seconds(), 0),
                        both(there, back, t -> 3.6 * t.run().slowest(), 0),
                        both(there, back, t -> t.run().work().traction() / 3.6e6, 0),
                        both(there, back, t -> t.run().energy() / 3.6e6, 0),
                        both(there, back, t -> t.run().litres(), 0), both(there, back, OperationPages::wagons, 0));
            }
        }
        html.close("tbody").close("table").close("div");
        html.element("p class=\"small\"", "From the source: at the pantograph or in the fuel, auxiliaries included; below 0"
                + " where electric brakes return more than the train draws. Least on grades: how far grades pull a vehicle"
                + " down at full effort; – where they never do. Most wagons: loaded, at 20 km/h or more on every grade, as"
                + " long as loops hold them. Work at the wheel equals the change of energy, resistance and brakes to "
                + worst() + " %.");
    }

    private static double wagons(StudyOperation.Trip t) {
        return t.load() == null ? Double.NaN : t.load().heaviest().map(Integer::doubleValue).orElse(Double.NaN);
    }

    /** A figure there / back; a dash alone where there is none either way. */
    private static String both(
            StudyOperation.Trip there, StudyOperation.Trip back, ToDoubleFunction<StudyOperation.Trip> figure, int decimals) {
        double a = figure.applyAsDouble(there);
        double b = figure.applyAsDouble(back);
        return !Double.isFinite(a) && !Double.isFinite(b)
                ? "–"
                : Figures.number(a, decimals) + " / " + Figures.number(b, decimals);
    }

    private String worst() {
        double most = 0;
        for (StudyOperation.Entry e : operation.alternatives()) {
            for (StudyOperation.Trip t : e.trips()) {
                most = Math.max(most, t.run().work().imbalance());
            }
        }
        return most < 1e-6 ? "0.0001" : Figures.rough(100 * most);
    }

    private void capacity() {
        OperationPlan.Track ask = operation.plan().track();
        if (ask == null) {
            return;
        }
        FreightTarget target = ask.target();
        html.element("h3", "What one track carries");
        html.element("p", "The target: " + Figures.rough(target.tonnes() / 1e6) + " million tonnes a year on "
                + Figures.number(target.days(), 0) + " days, " + Figures.percent(target.heavier(), 0) + " of it from "
                + words(target.forward() ? Direction.FORWARD : Direction.BACKWARD) + "; "
                + (target.emptyReturns() ? "every loaded train returns empty" : "wagons are loaded again where there is freight,"
                        + " the others return empty")
                + "; " + Figures.number(target.passengers(), 0) + " passenger trains a day each way. One train at a time is in"
                + " a section between two places where trains can pass: the gates' stations and the loops. Loops are put"
                + " where the line is gentle enough, so that sections take trains about equally long. The times that trains"
                + " hold a section are pushed together as in UIC leaflet 406; the fullest section may be held "
                + Figures.percent(ask.occupation(), 0) + " of the day. It is taken that stations at both gates hold as many"
                + " trains as come, and that the railways beyond carry as much.");
        html.open("div class=\"scroll\"").open("table");
        html.head("Alternative", "Locomotives", "Wagons", "Net t", "Trains a day for the target", "Loops at km", "Occupation",
                "Meets it", "Carries, Mt a year", "Target / capacity", "Scott, trains a day");
        html.open("tbody");
        for (StudyOperation.Entry e : operation.alternatives()) {
            if (e.track() != null) {
                e.track().options().forEach(o -> option(e, o, ask));
            }
        }
        html.close("tbody").close("table").close("div");
        html.element("p class=\"small\"", "First row of an alternative: the train of the assumptions; then the heaviest with each"
                + " number of locomotives. Each has the fewest loops that meet the target, or those with which it carries"
                + " most. Scott: 1440 / (longest section + crossing) x 0.7, for comparison. More than one locomotive means that"
                + " much more of the fleet; the rows show the exchange between loops and engines.");
    }

    private void option(StudyOperation.Entry e, FreightPlan.Option o, OperationPlan.Track ask) {
        StringBuilder loops = new StringBuilder();
        for (double at : o.track().loops()) {
            loops.append(loops.length() == 0 ? "" : ", ").append(Figures.number(at / 1000, 1));
        }
        html.row(e.name(), Integer.toString(o.train().locomotives()), Integer.toString(o.train().wagons()),
                Figures.number(o.train().payload() / 1000, 0), Figures.number(o.trains(), 1),
                loops.length() == 0 ? "none" : loops.toString(), Figures.percent(o.track().occupation(), 0),
                o.meets() ? "yes" : "no", Figures.number(o.tonnes() / 1e6, 1),
                Figures.number(ask.target().tonnes() / o.tonnes(), 2),
                Figures.number(org.thalweg.operation.SingleTrack.scott(o.longest(), ask.crossing(), 0.7), 0));
    }

    private void roads() {
        if (operation.alternatives().stream().allMatch(e -> e.road() == null)) {
            return;
        }
        OperationPlan.Traffic t = operation.plan().traffic();
        html.element("h3", "How well the road serves");
        html.element("p", "Traffic: " + Figures.number(t.cars(), 0) + " cars and " + Figures.number(t.trucks(), 0)
                + " trucks a day, both ways; " + Figures.percent(t.peakShare(), 0) + " of it in the busiest hour. Level of"
                + " service and capacity after the Highway Capacity Manual 2000, two-lane roads.");
        html.open("div class=\"scroll\"").open("table");
        html.head("Alternative", "Demand / capacity", "Level of service", "Speed at the peak, km/h", "Following another",
                "No passing on", "Steepest, ‰", "At km", "Truck's crawl there, km/h", "Climbing lanes that trucks call for",
                "That traffic warrants");
        html.open("tbody");
        for (StudyOperation.Entry e : operation.alternatives()) {
            if (e.road() != null) {
                StudyOperation.Road r = e.road();
                List<ClimbingLanes.Lane> lanes = new ArrayList<>();
                r.lanes().values().forEach(lanes::addAll);
                double length = lanes.stream().mapToDouble(ClimbingLanes.Lane::length).sum();
                html.row(e.name(), Figures.number(r.service().ratio(), 2), String.valueOf(r.service().first()),
                        Figures.number(3.6 * r.service().speed(), 0), Figures.percent(r.service().following(), 0),
                        Figures.percent(r.demand().noPassing(), 0), Figures.number(1000 * r.steepest(), 0),
                        Figures.number(r.station() / 1000, 1), Figures.number(3.6 * r.crawl(), 0),
                        count(lanes.size(), "stretch").replace("stretchs", "stretches") + ", " + Figures.km(length, 1),
                        Long.toString(lanes.stream().filter(ClimbingLanes.Lane::warranted).count()));
            }
        }
        html.close("tbody").close("table").close("div");
    }

    private void figures(StudyOperation.Entry e) {
        html.element("h3", "Runs of " + e.name());
        for (Mode mode : Mode.values()) {
            List<RunFigures.Pair> pairs = pairs(e, mode == Mode.RAIL);
            if (!pairs.isEmpty()) {
                RunFigures drawing = new RunFigures(pairs);
                report.figure(Findings.capital(mode.words()) + ": speed and energy over distance. Full lines: " + words(Direction.FORWARD)
                        + "; dashed: " + words(Direction.BACKWARD) + ". Each vehicle has its colour.",
                        width -> drawing.draw(width, ""));
            }
        }
        if (e.track() != null && e.track().chosen() >= 0) {
            report.figure("Graphic timetable of a day with " + e.track().timetable().size() + " trains, numbers rounded up:"
                    + " it shows that they fit, and is no optimum. Horizontal: loops; a train that stands there waits for"
                    + " another. Trains ask to leave evenly over the day and go as soon as the track is free.",
                    width -> OperationFigures.timetable(e.track(), width));
            Map<String, String> swatches = new LinkedHashMap<>();
            e.track().timetabled().forEach(s -> swatches.put(s.name(), Swatch.bar(OperationFigures.ink(s.name()))));
            report.legend(swatches);
        }
        List<StudyOperation.Journey> own = journeys.stream().filter(j -> j.alternative().equals(e.name())).toList();
        if (!own.isEmpty()) {
            report.figure("Time from gate to gate under each regime: grey running, blue control, orange waiting, at both posts"
                            + " together. Upper bar: " + words(Direction.FORWARD) + "; lower: " + words(Direction.BACKWARD)
                            + ". Outlined: published means of a border passage alone, for scale.",
                    width -> OperationFigures.journeys(own, study.posts().plan().regimes(), width));
        }
    }

    private static List<RunFigures.Pair> pairs(StudyOperation.Entry e, boolean rail) {
        Map<String, RunFigures.Pair> pairs = new LinkedHashMap<>();
        for (StudyOperation.Trip t : e.trips()) {
            if (t.sheet().kind().onRails() == rail) {
                RunFigures.Pair old = pairs.get(t.sheet().id());
                boolean forward = t.direction() == Direction.FORWARD;
                pairs.put(t.sheet().id(), new RunFigures.Pair(t.sheet().title(),
                        forward ? t.run() : old == null ? null : old.forward(),
                        forward ? old == null ? null : old.backward() : t.run()));
            }
        }
        return List.copyOf(pairs.values());
    }
}
