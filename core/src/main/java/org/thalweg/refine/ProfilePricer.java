package org.thalweg.refine;

import java.util.Arrays;
import org.thalweg.alignment.VerticalAlignment;

/** Prices a given profile by the tables of a problem, with the cheapest sequence of structures along it. */
final class ProfilePricer {
    private ProfilePricer() {
    }

    /** Elevation of a profile at a station, with or without its parabolas. */
    interface Height {
        double at(double station);
    }

    /**
     * What a profile costs, with the cheapest structures of at least the lengths that the rules ask for; where there are none,
     * of any lengths.
     *
     * @param problem prices and ends
     * @param profile the profile, over the stations of the problem's grid
     * @param parabolas whether to follow the parabolas; else the grades up to the points of intersection
     * @param structures receives the ordinal of the structure by sample
     * @return cost (money); infinity where the profile leaves the prices
     */
    static double price(ProfileProblem problem, VerticalAlignment profile, boolean parabolas, byte[] structures) {
        if (problem.rules().leastLengths()) {
            double cost = price(problem, profile, parabolas, structures, StructureLanes.everywhere(problem));
            if (cost < Double.POSITIVE_INFINITY) {
                return cost;
            }
        }
        return price(problem, profile, parabolas, structures, new StructureLanes(problem));
    }

    /** What a profile costs, with the cheapest structures of at least the least lengths where these count. */
    static double price(ProfileProblem problem, VerticalAlignment profile, boolean parabolas, byte[] structures,
            StructureLanes lanes) {
        ProfileGrid grid = problem.grid();
        Walk walk = new Walk(problem, lanes);
        Section section = new Section(profile, parabolas);
        GradePrice changes = new GradePrice(problem);
        double joins = changes.join(problem.start(), section.grade)
                + changes.join(problem.end(), profile.grade(profile.pvis().size() - 2));
        for (int s = 0; s < grid.samples(); s++) {
            section.moveTo(grid.sampleStation(s), changes);
            walk.sample(s, section);
        }
        return joins + walk.finish(structures);
    }

    /** Values by lane from sample to sample, and the lanes that they came from. */
    private static final class Walk {
        private final ProfileProblem problem;
        private final StructureLanes lanes;
        private final double[] ends;
        private final double[] value;
        private final byte[] back;
        private final byte[] openBy;

        Walk(ProfileProblem problem, StructureLanes lanes) {
            this.problem = problem;
            this.lanes = lanes;
            ends = new double[] {0, problem.bridgeEnd(), problem.tunnelEnd()};
            value = new double[lanes.most()];
            back = new byte[problem.grid().samples() * value.length];
            openBy = new byte[problem.grid().samples()];
            Arrays.fill(value, Double.POSITIVE_INFINITY);
            for (int lane = 0; lane < StructureLanes.PLAIN; lane++) {
                value[lane] = lanes.begins(lane) ? outside(problem.start(), lane) : Double.POSITIVE_INFINITY;
            }
        }

        private double outside(ProfileEnd end, int lane) {
            int other = ProfileSweep.laneOf(end.structure());
            return end.structure() != null && lane == other ? 0 : ends[lane] + ends[other];
        }

        void sample(int s, Section section) {
            PriceTable table = problem.prices();
            double z = section.elevation;
            double length = problem.grid().sampleLength(s);
            boolean open = Math.abs(section.grade) >= problem.rules().minGrade() - 1e-12;
            boolean bored = Math.abs(section.grade) >= problem.rules().minTunnelGrade() - 1e-12;
            int from = 0;
            for (int lane = 1; lane < StructureLanes.PLAIN; lane++) {
                from = value[lane] + ends[lane] < value[from] + ends[from] ? lane : from;
            }
            double base = value[from] + ends[from];
            double earth = table.price(s, 0, z);
            double wall = table.price(s, 1, z);
            openBy[s] = (byte) (wall < earth ? 1 : 0);
            for (int kind = 1; kind < StructureLanes.PLAIN; kind++) {
                double price = (kind == 2 ? bored : open) ? table.price(s, kind + 1, z) * length + section.change
                        : Double.POSITIVE_INFINITY;
                carry(s, kind, from, base, price, kind == 2 ? section.sump : 0);
            }
            back[s * value.length] = (byte) from;
            value[0] = base + (open ? Math.min(earth, wall) : Double.POSITIVE_INFINITY) * length + section.change;
        }

        /** One kind of structure over a sample. */
        private void carry(int s, int kind, int from, double base, double price, double sump) {
            int at = s * value.length;
            int first = lanes.young(kind);
            int end = lanes.youngEnd(kind);
            boolean young = lanes.counts(problem.grid().legOfSample(s)) && end > first;
            // Where least lengths no longer count, the young are old enough.
            int oldest = kind;
            for (int lane = young ? end - 1 : first; lane < end; lane++) {
                oldest = value[lane] < value[oldest] ? lane : oldest;
            }
            double stay = value[oldest] + sump;
            for (int lane = end - 1; lane > first; lane--) {
                value[lane] = young ? value[lane - 1] + sump + price : Double.POSITIVE_INFINITY;
                back[at + lane] = (byte) (lane - 1);
            }
            double begun = base + ends[kind];
            if (end > first) {
                value[first] = young ? begun + price : Double.POSITIVE_INFINITY;
                back[at + first] = (byte) from;
            }
            boolean change = !young && begun < stay;
            back[at + kind] = (byte) (change ? from : oldest);
            value[kind] = (change ? begun : stay) + price;
        }

        double finish(byte[] structures) {
            int best = 0;
            double cost = Double.POSITIVE_INFINITY;
            for (int lane = 0; lane < value.length; lane++) {
                int kind = lanes.kind(lane);
                double total = value[lane] + outside(problem.end(), kind);
                if ((lane == kind || lanes.leavesYoung(kind)) && total < cost) {
                    cost = total;
                    best = lane;
                }
            }
            Arrays.fill(structures, (byte) 0);
            for (int s = openBy.length - 1; s >= 0; s--) {
                structures[s] = best == 0 ? openBy[s] : (byte) (lanes.kind(best) + 1);
                best = back[s * value.length + best];
            }
            return cost;
        }
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
