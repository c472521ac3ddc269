package org.thalweg.border;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the post that a regime asks for. */
final class PostBuilder {
    private final Regime regime;
    private final String name;
    private final Map<String, Double> perDay;
    /** Index of each station by its name. */
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<Station> stations = new ArrayList<>();

    PostBuilder(Regime regime, String name, Map<String, Double> perDay) {
        this.regime = regime;
        this.name = name;
        this.perDay = perDay;
    }

    Post post() {
        List<Post.Flow> flows = new ArrayList<>();
        for (String kind : Regime.kinds()) {
            if (perDay.getOrDefault(kind, 0.0) > 0) {
                flows.add(new Post.Flow(traffic(kind), route(kind)));
            }
        }
        return sized(new Post(name, stations, flows), regime.number("design_load"), (int) regime.number("shift_hours"));
    }

    /**
     * A post with as many servers in each shift as the shift's busiest hour asks for, and never fewer than it has.
     *
     * @param post the post
     * @param design greatest part of the server hours that may be asked for; infinite leaves the post as it is
     * @param shift hours of a shift
     */
    static Post sized(Post post, double design, int shift) {
        List<Station> sized = new ArrayList<>(post.stations());
        for (int s = 0; s < sized.size(); s++) {
            if (!sized.get(s).isUnlimited()) {
                sized.set(s, sized(sized.get(s), workByHour(post, s), design, shift));
            }
        }
        return new Post(post.name(), sized, post.flows());
    }

    /** Server hours that arrive in each hour of the day. */
    private static double[] workByHour(Post post, int station) {
        double[] work = new double[24];
        for (Post.Flow flow : post.flows()) {
            boolean random = flow.traffic().pattern() == Traffic.Pattern.RANDOM;
            double[] rates = flow.traffic().rates();
            for (Visit visit : flow.route()) {
                for (int h = 0; h < 24 && visit.station() == station; h++) {
                    double rate = random ? rates[h] : flow.traffic().perDay() / 86400;
                    work[h] += rate * visit.work(flow.traffic());
                }
            }
        }
        return work;
    }

    private static Station sized(Station station, double[] work, double design, int shift) {
        int[] servers = station.servers();
        for (int from = 0; from < 24; from += shift) {
            int to = Math.min(24, from + shift);
            double most = Arrays.stream(work, from, to).max().orElse(0);
            for (int h = from; h < to; h++) {
                servers[h] = servers[h] == 0 ? 0 : Math.max(servers[h], lanes(station.name(), most / design));
            }
        }
        // What comes while the station is closed is done while it is open.
        double sum = Arrays.stream(work).sum();
        while (sum > design * Arrays.stream(servers).sum()) {
            for (int h = 0; h < 24; h++) {
                servers[h] += servers[h] == 0 ? 0 : 1;
            }
            lanes(station.name(), Arrays.stream(servers).max().orElse(0));
        }
        return new Station(station.name(), servers, station.staff(), station.equipmentPerYear());
    }

    /** The next whole number; a hair more than a whole number is that number, since loads are sums of rounded products. */
    private static int lanes(String station, double needed) {
        if (needed > Station.MOST_SERVERS) {
            throw new IllegalArgumentException(
                    station + " would need " + (long) needed + " lanes, more than " + Station.MOST_SERVERS);
        }
        return (int) Math.ceil(needed - 1e-9);
    }

    private Traffic traffic(String kind) {
        boolean train = regime.figures().containsKey(kind + ".units");
        double[] profile = new double[24];
        Arrays.fill(profile, 1);
        if (regime.figures().containsKey(kind + ".profile")) {
            profile = regime.list(kind + ".profile").stream().mapToDouble(v -> v).toArray();
        }
        return new Traffic(
                kind,
                perDay.get(kind),
                train ? (int) regime.number(kind + ".units") : 1,
                profile,
                train ? Traffic.Pattern.TIMETABLE : Traffic.Pattern.RANDOM,
                train ? 60 * regime.number(kind + ".lateness_min") : 0);
    }

    private List<Visit> route(String kind) {
        List<Visit> route = new ArrayList<>();
        Map<Step, Integer> seen = new LinkedHashMap<>();
        for (String token : regime.routes().get(kind)) {
            String place = Regime.place(token);
            Step step = Step.of(place.substring(place.indexOf('.') + 1));
            boolean whole = step.isWhole() || !regime.figures().containsKey(kind + ".units");
            double minutes = regime.number(kind, place, "minutes", Double.NaN);
            route.add(new Visit(
                    station(kind, token, step),
                    step,
                    seen.merge(step, 1, Integer::sum) - 1,
                    regime.number(kind, place, "share", 1),
                    ServiceTime.lognormal(60 * minutes, regime.number(kind, place, "variation", 0)),
                    whole));
        }
        return route;
    }

    private int station(String kind, String token, Step step) {
        String place = Regime.place(token);
        String called = (place.equals(token) ? kind + " " : "") + place.replace('.', ' ');
        Integer known = index.get(called);
        if (known != null) {
            return known;
        }
        index.put(called, stations.size());
        if (step == Step.MOVE) {
            stations.add(Station.unlimited(called));
        } else {
            int[] servers = new int[24];
            // What all kinds share is open whenever any of them may come.
            List<Double> hours = place.equals(token) ? regime.list(kind + ".hours") : List.of(0.0, 24.0);
            int lanes = (int) regime.number(kind, place, "lanes", 1);
            Arrays.fill(servers, hours.get(0).intValue(), hours.get(1).intValue(), lanes);
            stations.add(new Station(
                    called,
                    servers,
                    regime.number(kind, place, "staff", 0),
                    regime.number(kind, place, "equipment_per_year", 0)));
        }
        return stations.size() - 1;
    }
}
