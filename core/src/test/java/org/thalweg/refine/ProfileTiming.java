package org.thalweg.refine;

/** Prints timings of the profile optimiser; not a test. */
final class ProfileTiming {
    private ProfileTiming() {
    }

    public static void main(String[] args) {
        run("rail, samples 20 m", ProfileCases.longLine(ProfileCases.railway(), 1, 20, 1));
        run("rail, samples 10 m", ProfileCases.longLine(ProfileCases.railway(), 1, 10, 1));
        run("road, samples 20 m", ProfileCases.longLine(ProfileCases.road(), 1, 20, 1));
        run("rail with sites", ProfileCases.longLine(ProfileCases.railwayWithSites(1250, 15000), 1, 20, 1));
    }

    private static void run(String name, ProfileProblem problem) {
        ProfileOptimizer optimizer = new ProfileOptimizer();
        for (int i = 0; i < 12; i++) {
            long t0 = System.nanoTime();
            ProfileSolution s = optimizer.solve(problem);
            double ms = (System.nanoTime() - t0) / 1e6;
            if (i < 2 || i > 9) {
                System.out.printf("%s: %.1f ms cost %.0f lattice %.0f pvis %d %s %s%n", name, ms, s.cost(), s.latticeCost(),
                        s.profile().map(p -> p.pvis().size()).orElse(0), s.limit(), java.util.Arrays.toString(s.sites()));
            }
        }
    }
}
