package org.thalweg.refine;

import org.thalweg.standard.Structure;

/** Prints timings of the profile optimiser; not a test. */
final class ProfileTiming {
    private static final double ROUGH = Double.parseDouble(System.getProperty("rough", "2.5"));

    private ProfileTiming() {
    }

    public static void main(String[] args) {
        run("rail, samples 20 m", ProfileCases.longLine(ProfileCases.railway(), 1, 20, 1, ROUGH));
        run("rail, samples 10 m", ProfileCases.longLine(ProfileCases.railway(), 1, 10, 1, ROUGH));
        run("rail, samples 10 m, least lengths",
                ProfileCases.longLine(ProfileCases.railway().withLeastLengths(20, 100), 1, 10, 1, ROUGH));
        run("road, samples 20 m", ProfileCases.longLine(ProfileCases.road(), 1, 20, 1.5, ROUGH));
        window("rail window 3 km", ProfileCases.longLine(ProfileCases.railway(), 1, 20, 1, ROUGH));
        window("road window 3 km", ProfileCases.longLine(ProfileCases.road(), 1, 20, 1.5, ROUGH));
        run("rail with sites", ProfileCases.longLine(ProfileCases.railwayWithSites(1250, 15000), 1, 20, 1, 1));
        run("rail with sites", ProfileCases.longLine(ProfileCases.railwayWithSites(1250, 10000), 3, 20, 1, ROUGH));
    }

    /** Time of this thread alone (ns): other work on the machine does not count. */
    private static long now() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void window(String name, ProfileProblem problem) {
        ProfileOptimizer optimizer = new ProfileOptimizer();
        var whole = optimizer.solve(problem);
        if (whole.profile().isEmpty()) {
            return;
        }
        var profile = whole.profile().orElseThrow();
        var pvis = profile.pvis();
        for (int round = 0; round < 4; round++) {
            long t0 = now();
            int count = 0;
            double worse = 0;
            for (int k = 1; k < pvis.size() - 1; k++) {
                int from = (int) Math.round(pvis.get(k).station() / 100);
                int to = from;
                int m = k;
                while (m < pvis.size() - 2 && to - from < 30) {
                    to = (int) Math.round(pvis.get(++m).station() / 100);
                }
                if (to - from < 30) {
                    break;
                }
                Structure before = Structure.values()[whole.structures()[from * problem.grid().samplesPerLeg() - 1]];
                Structure after = Structure.values()[whole.structures()[to * problem.grid().samplesPerLeg()]];
                ProfileEnd left = new ProfileEnd(pvis.get(k).elevation(), pvis.get(k).elevation(), profile.grade(k - 1),
                        pvis.get(k).station() - pvis.get(k - 1).station(), pvis.get(k - 1).curveLength() / 2, before);
                ProfileEnd right = new ProfileEnd(pvis.get(m).elevation(), pvis.get(m).elevation(), profile.grade(m),
                        pvis.get(m + 1).station() - pvis.get(m).station(), pvis.get(m + 1).curveLength() / 2, after);
                ProfileSolution s = optimizer.solve(problem.window(from, to, left, right));
                count++;
                worse += s.profile().isPresent() ? 0 : 1;
            }
            System.out.printf("%s: %.2f ms each, %d windows, %.0f without%n", name,
                    (now() - t0) / 1e6 / count, count, worse);
        }
    }

    private static void run(String name, ProfileProblem problem) {
        ProfileOptimizer optimizer = new ProfileOptimizer();
        for (int i = 0; i < 12; i++) {
            long t0 = now();
            ProfileSolution s = optimizer.solve(problem);
            double ms = (now() - t0) / 1e6;
            if (s.profile().isEmpty()) {
                System.out.println(name + ": " + s.limit());
                return;
            }
            long t1 = now();
            ProfileSolution q = optimizer.polish(problem, s);
            double ms2 = (now() - t1) / 1e6;
            if (i > 9) {
                if (s.sites().length > 0) {
                    long t2 = now();
                    ProfileSolution w = optimizer.improveSites(problem, s);
                    System.out.printf("   sites %.1f ms: lattice %.0f %s%n", (now() - t2) / 1e6, w.latticeCost(), java.util.Arrays.toString(w.sites()));
                }
                System.out.printf("   polish %.1f ms: cost %.0f pvis %d%n", ms2, q.cost(), q.profile().orElseThrow().pvis().size());
                long t3 = now();
                ProfileSolution zoomed = optimizer.zoom(problem, s);
                long t4 = now();
                ProfileSolution both = optimizer.polish(problem, zoomed);
                System.out.printf("   zoom %.1f ms: lattice %.0f cost %.0f pvis %d; then polish %.1f ms: cost %.0f pvis %d%n",
                        (t4 - t3) / 1e6, zoomed.latticeCost(), zoomed.cost(), zoomed.profile().orElseThrow().pvis().size(),
                        (now() - t4) / 1e6, both.cost(), both.profile().orElseThrow().pvis().size());
            }
            if (i < 2 || i > 9) {
                System.out.printf("%s: %.1f ms cost %.0f lattice %.0f pvis %d %s %s%n", name, ms, s.cost(), s.latticeCost(),
                        s.profile().map(p -> p.pvis().size()).orElse(0), s.limit() + " " + s.spans(problem.grid()).size(), java.util.Arrays.toString(s.sites()));
            }
        }
    }
}
