package org.thalweg.economy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/** Small cases whose worth can be worked out by hand. */
final class Cases {
    /** A lorry that gains 75: (5 h x 20 + 55 km x 1 + 50) - (3 h x 20 + 40 km x 1 + 30). */
    static final Flow LORRY = new Flow("lorries", Mode.ROAD, "lorry", 20, 1, false, 2, 30, new Route("round", 55_000, 5), 1, 50, 0.2);

    private Cases() {}

    /** Works of one section, with tunnels as one cost without time. */
    static Works works(Mode mode, double surface, double tunnels) {
        TreeMap<Trade, Double> cost = new TreeMap<>();
        for (Trade t : Trade.values()) {
            cost.put(t, 0.0);
        }
        cost.put(Trade.SURFACE, surface);
        cost.put(Trade.TUNNELS, tunnels);
        List<Works.Tunnel> bores = tunnels > 0 ? List.of(new Works.Tunnel(0, 0, 1e-6)) : List.of();
        return new Works(mode, 40_000, List.of(new Works.Section(0, 40_000, 0, 0, 0, 0)), bores, cost);
    }

    static Candidate road(String name, double surface, double tunnels) {
        return new Candidate(name, new TreeMap<>(Map.of(Mode.ROAD, works(Mode.ROAD, surface, tunnels))),
                new TreeMap<>(Map.of(Mode.ROAD, new Journey(Mode.ROAD, 40_000, 1, "test"))));
    }

    /** Twelve months of preparation, twelve of paving, nothing else: everything is spent in year 1, traffic from year 2. */
    static Production production() {
        return Production.bundled().with("prepare.road.months", 12, "test", true).with("mobilise.months", 0, "test", true)
                .with("section.length_m", 1e6, "test", true).with("surface.road.m_per_month", 40_000 / 12.0, "test", true)
                .with("systems.road.m_per_month", 1e15, "test", true).with("commission.road.months", 0, "test", true)
                .with("tunnel.portal_months", 0, "test", true).with("tunnel.fit_out_m_per_month", 1e15, "test", true);
    }

    static Assumptions assumptions(List<Flow> flows, double upkeep, Demand... demands) {
        return new Assumptions(2026, 32, new TreeMap<>(Map.of("hurdle", 0.09)), 0.06, 0.8, 0.9, 1, 0, 0, production(), 2026,
                List.of(), new TreeMap<>(Map.of(Trade.SURFACE, Double.POSITIVE_INFINITY, Trade.TUNNELS, 30.0)), flows,
                List.of(demands), 0, new TreeMap<>(Map.of(Mode.ROAD, new Upkeep(0, 0, 0, upkeep))));
    }

    static Demand demand(String name, double weight, double perYear, double growth) {
        return new Demand(name, name, weight, Map.of("lorries", new Demand.Volume(perYear, growth, Double.POSITIVE_INFINITY)));
    }
}
