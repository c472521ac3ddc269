package org.thalweg.economy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes a line's activities from its works: preparation, mobilising, then per section earthworks, walls and bridges, and
 * each tunnel by itself, then pavement or track from the gates inwards, systems, commissioning. Crews of a trade take the
 * longest piece that is left (Graham's rule, 1969); a crew's pieces follow each other, and so do the sections of a front
 * of pavement or track, which cannot pass a tunnel or bridge that is not finished.
 */
final class ProgrammeBuilder {
    private final Works works;
    private final Production production;
    private final double onCosts;
    private final List<Activity> activities = new ArrayList<>();

    private ProgrammeBuilder(Works works, Production production, double onCosts) {
        this.works = works;
        this.production = production;
        this.onCosts = onCosts;
    }

    /** A piece of work before it has a crew. */
    private record Piece(String name, Trade trade, int section, double months, double cost) {}

    /**
     * The programme of a line.
     *
     * @param works what has to be built
     * @param production rates
     * @param design design, permits and land agents as a share of the works' cost, spent while preparing
     * @param supervision supervision as a share of the works' cost, spent with them
     */
    static Programme of(Works works, Production production, double design, double supervision) {
        return new ProgrammeBuilder(works, production, 1 + supervision).build(design);
    }

    private Programme build(double design) {
        double before = works.total() * design + works.cost().get(Trade.LAND) * onCosts;
        activities.add(new Activity("Preparation: design, permits, land, tender", null,
                production.get("prepare", works.mode(), "months"), before, List.of()));
        activities.add(new Activity("Mobilising", null, production.get("mobilise.months"), 0, List.of(0)));
        List<List<Integer>> ready = new ArrayList<>();
        works.sections().forEach(s -> ready.add(new ArrayList<>(List.of(1))));
        share(earth(), production.count("earth.crews"), ready);
        share(walls(), production.count("wall.crews"), ready);
        share(bridges(), production.count("bridge.crews"), ready);
        share(tunnels(), production.count("tunnel.crews"), ready);
        finish(ready);
        return Programme.of(activities);
    }

    private double part(Trade trade, double share, double whole, int pieces) {
        return works.cost().get(trade) * onCosts * (whole > 0 ? share / whole : 1.0 / pieces);
    }

    private List<Piece> earth() {
        double all = works.sections().stream().mapToDouble(Works.Section::earth).sum();
        return pieces("Earthworks", Trade.EARTH, all, Works.Section::earth,
                s -> s.earth() / production.get("earth.m3_per_month"));
    }

    private List<Piece> walls() {
        double all = works.sections().stream().mapToDouble(Works.Section::walls).sum();
        return pieces("Walls", Trade.WALLS, all, Works.Section::walls,
                s -> s.walls() / production.get("wall.m2_per_month"));
    }

    private List<Piece> bridges() {
        double all = works.sections().stream().mapToDouble(Works.Section::bridges).sum();
        return pieces("Bridges", Trade.BRIDGES, all, Works.Section::bridges,
                s -> s.bridges() / production.get("bridge.m_per_month") + s.bridgeCount() * production.get("bridge.start_months"));
    }

    private List<Piece> pieces(
            String name,
            Trade trade,
            double all,
            java.util.function.ToDoubleFunction<Works.Section> quantity,
            java.util.function.ToDoubleFunction<Works.Section> months) {
        List<Piece> pieces = new ArrayList<>();
        int n = works.sections().size();
        for (int i = 0; i < n; i++) {
            Works.Section s = works.sections().get(i);
            double cost = part(trade, quantity.applyAsDouble(s), all, n);
            if (months.applyAsDouble(s) > 0 || cost > 0) {
                pieces.add(new Piece(name + " " + kilometres(s.from(), s.to()), trade, i, months.applyAsDouble(s), cost));
            }
        }
        return pieces;
    }

    private List<Piece> tunnels() {
        double all = works.tunnels().stream().mapToDouble(Works.Tunnel::length).sum();
        List<Piece> pieces = new ArrayList<>();
        for (Works.Tunnel t : works.tunnels()) {
            int faces = t.length() < production.get("tunnel.one_face_m") ? 1 : 2;
            double months = production.get("tunnel.portal_months")
                    + t.length() / faces / production.get("tunnel", works.mode(), "m_per_month")
                    + t.length() / production.get("tunnel.fit_out_m_per_month");
            pieces.add(new Piece("Tunnel " + kilometres(t.from(), t.to()) + (faces == 2 ? ", from both portals" : ""),
                    Trade.TUNNELS, t.section(), months, part(Trade.TUNNELS, t.length(), all, 1)));
        }
        return pieces;
    }

    private static String kilometres(double from, double to) {
        return String.format(Locale.ROOT, "km %.1f to %.1f", from / 1000, to / 1000);
    }

    /** Hands pieces to crews, the longest first, each to the crew that is free first. */
    private void share(List<Piece> pieces, int crews, List<List<Integer>> ready) {
        double[] free = new double[crews];
        int[] last = new int[crews];
        java.util.Arrays.fill(last, 1);
        List<Piece> longest = pieces.stream().sorted(Comparator.comparingDouble(Piece::months).reversed()).toList();
        for (Piece piece : longest) {
            int crew = 0;
            for (int c = 1; c < crews; c++) {
                crew = free[c] < free[crew] ? c : crew;
            }
            activities.add(new Activity(piece.name(), piece.trade(), piece.months(), piece.cost(), List.of(last[crew])));
            last[crew] = activities.size() - 1;
            free[crew] += piece.months();
            ready.get(piece.section()).add(last[crew]);
        }
    }

    /** Pavement or track from one gate or both, systems behind it, and commissioning. */
    private void finish(List<List<Integer>> ready) {
        int n = ready.size();
        int meet = production.count("surface.fronts") == 1 ? n : (n + 1) / 2;
        List<Integer> laid = new ArrayList<>();
        double rate = production.get("surface", works.mode(), "m_per_month");
        String name = works.mode() == org.thalweg.standard.Mode.ROAD ? "Pavement " : "Track ";
        int last = -1;
        for (int k = 0; k < n; k++) {
            int i = k < meet ? k : n - 1 - (k - meet);
            last = k == meet ? -1 : last;
            List<Integer> after = new ArrayList<>(ready.get(i));
            if (last >= 0) {
                after.add(last);
            }
            Works.Section s = works.sections().get(i);
            double share = (s.to() - s.from()) / works.length();
            activities.add(new Activity(name + kilometres(s.from(), s.to()), Trade.SURFACE, (s.to() - s.from()) / rate,
                    works.cost().get(Trade.SURFACE) * onCosts * share, after));
            last = activities.size() - 1;
            laid.add(last);
        }
        double months = works.length() / production.get("systems", works.mode(), "m_per_month") / n;
        Programme soFar = Programme.of(activities);
        List<Integer> byReadiness = laid.stream()
                .sorted(Comparator.comparingDouble(i -> soFar.start().get(i)))
                .toList();
        last = -1;
        for (int i : byReadiness) {
            String at = activities.get(i).name().substring(name.length());
            activities.add(new Activity("Systems " + at, Trade.SYSTEMS, months,
                    works.cost().get(Trade.SYSTEMS) * onCosts / n, last < 0 ? List.of(i) : List.of(i, last)));
            last = activities.size() - 1;
        }
        laid.add(last);
        activities.add(new Activity("Commissioning", null, production.get("commission", works.mode(), "months"), 0, laid));
    }
}
