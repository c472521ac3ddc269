package org.thalweg.refine;

import java.util.Arrays;
import org.thalweg.alignment.VerticalAlignment;

/** Prices a given profile by the tables of a problem, with the cheapest sequence of structures along it. */
final class ProfilePricer {
    private static final int LANES = PriceRows.LANES;

    private ProfilePricer() {
    }

    /** Elevation of a profile at a station, with or without its parabolas. */
    interface Height {
        double at(double station);
    }

    /**
     * What a profile costs.
     *
     * @param problem prices and ends
     * @param profile the profile, over the stations of the problem's grid
     * @param parabolas whether to follow the parabolas; else the grades up to the points of intersection
     * @param structures receives the ordinal of the structure by sample
     * @return cost (money); infinity where the profile leaves the prices
     */
    static double price(ProfileProblem problem, VerticalAlignment profile, boolean parabolas, byte[] structures) {
        ProfileGrid grid = problem.grid();
        int samples = grid.samples();
        double[] value = new double[LANES];
        byte[] back = new byte[samples * LANES];
        double[] ends = {0, problem.bridgeEnd(), problem.tunnelEnd()};
        int outside = ProfileSweep.laneOf(problem.start().structure());
        boolean joined = problem.start().structure() != null;
        for (int lane = 0; lane < LANES; lane++) {
            value[lane] = joined && lane == outside ? 0 : ends[lane] + ends[outside];
        }
        Section section = new Section(profile, parabolas);
        GradePrice changes = new GradePrice(problem);
        double joins = changes.join(problem.start(), section.grade)
                + changes.join(problem.end(), profile.grade(profile.pvis().size() - 2));
        byte[] openBy = new byte[samples];
        for (int s = 0; s < samples; s++) {
            section.moveTo(grid.sampleStation(s), changes);
            sample(problem, s, section, value, ends, back, openBy);
        }
        return joins + finish(problem, value, ends, back, openBy, structures);
    }

    private static void sample(ProfileProblem problem, int s, Section section, double[] value, double[] ends,
            byte[] back, byte[] openBy) {
        PriceTable table = problem.prices();
        double z = section.elevation;
        double length = problem.grid().sampleLength(s);
        boolean open = Math.abs(section.grade) >= problem.rules().minGrade() - 1e-12;
        boolean bored = Math.abs(section.grade) >= problem.rules().minTunnelGrade() - 1e-12;
        int from = 0;
        for (int lane = 1; lane < LANES; lane++) {
            from = value[lane] + ends[lane] < value[from] + ends[from] ? lane : from;
        }
        double base = value[from] + ends[from];
        double earth = table.price(s, 0, z);
        double wall = table.price(s, 1, z);
        openBy[s] = (byte) (wall < earth ? 1 : 0);
        for (int lane = 0; lane < LANES; lane++) {
            double stay = value[lane] + (lane == 2 ? section.sump : 0);
            boolean change = base + ends[lane] < stay;
            back[s * LANES + lane] = (byte) (change ? from : lane);
            double price = !(lane == 2 ? bored : open) ? Double.POSITIVE_INFINITY
                    : lane == 0 ? Math.min(earth, wall) : table.price(s, lane + 1, z);
            value[lane] = Math.min(stay, base + ends[lane]) + price * length + section.change;
        }
    }

    private static double finish(ProfileProblem problem, double[] value, double[] ends, byte[] back, byte[] openBy,
            byte[] structures) {
        int outside = ProfileSweep.laneOf(problem.end().structure());
        boolean joined = problem.end().structure() != null;
        int best = 0;
        double cost = Double.POSITIVE_INFINITY;
        for (int lane = 0; lane < LANES; lane++) {
            double total = value[lane] + (joined && lane == outside ? 0 : ends[lane] + ends[outside]);
            if (total < cost) {
                cost = total;
                best = lane;
            }
        }
        Arrays.fill(structures, (byte) 0);
        for (int s = openBy.length - 1; s >= 0; s--) {
            structures[s] = best == 0 ? openBy[s] : (byte) (best + 1);
            best = back[s * LANES + best];
        }
        return cost;
    }

    /** Walks along a profile: elevation and section grade at stations that never fall. */
    static final class Section {
        private final VerticalAlignment profile;
        private final boolean parabolas;
        private int leg;
        double elevation;
        double grade;
        /** Prices of the changes of grade since the station before: of all, and in tunnels (money). */
        double change;
        double sump;

        Section(VerticalAlignment profile, boolean parabolas) {
            this.profile = profile;
            this.parabolas = parabolas;
            grade = profile.grade(0);
        }

        void moveTo(double station, GradePrice price) {
            change = 0;
            sump = 0;
            int last = profile.pvis().size() - 2;
            while (leg < last && profile.pvis().get(leg + 1).station() <= station) {
                leg++;
                change += price.change(grade, profile.grade(leg));
                sump = Math.max(sump, price.sump(grade, profile.grade(leg)));
                grade = profile.grade(leg);
            }
            var point = profile.pvis().get(leg);
            elevation = parabolas ? profile.elevationAt(station)
                    : point.elevation() + grade * (station - point.station());
        }
    }
}
