package org.thalweg.cost;

/**
 * Where excavated material goes: the cheapest way to reuse, haul, waste and borrow along one line.
 *
 * <p>At each place some volume is cut and some is to be filled. Cut material is hauled along the line to a fill, at
 * {@code haul} per m3 and km, or wasted where it is dug; a fill takes hauled material or borrowed one. So material is
 * reused as long as {@code fillFromCut + haul x distance < borrow + waste}: the economic haul distance needs no rule of
 * its own. Material dug is counted as the fill that it can make ({@link Usability}); what is not fit for fill never
 * enters the balance. Material may be hauled over bridges and through tunnels.
 *
 * <p><b>Method.</b> Exact. Let f(q) be the least cost of everything up to a place when q m3 are carried on from it
 * (negative: owed to it from ahead). f is convex and piecewise linear. A place's cut and fill shift it; wasting adds a
 * piece of slope {@code -waste}, as long as the cut, at its left end, and borrowing one of slope
 * {@code borrow - fillFromCut}, as long as the fill, at its right end; steeper pieces are never used and go. Haul to the
 * next place makes all pieces right of q = 0 steeper by {@code haul x distance}, and those left of it as much less. So two
 * queues of pieces, left and right of 0, with one common increment each, are all that is needed; a second pass back
 * from the end reads the flow off. (The slope trick for minimum cost flow on a path.)
 */
public final class MassHaul {
    private MassHaul() {}

    /**
     * A balance.
     *
     * @param borrow borrowed at each place (m3)
     * @param waste wasted at each place (m3)
     * @param flow hauled on from each place to the next (m3), negative when hauled back
     * @param reused cut used as fill (m3)
     * @param borrowed borrowed in all (m3)
     * @param wasted wasted in all (m3)
     * @param haul haul in all (m3 km)
     */
    public record Balance(
            double[] borrow,
            double[] waste,
            double[] flow,
            double reused,
            double borrowed,
            double wasted,
            double haul) {
        /**
         * What the balance costs: filling, borrowing, wasting and hauling, without excavation.
         *
         * @param rates unit costs
         * @return cost
         */
        public double cost(Rates rates) {
            return reused * rates.fillFromCut() + borrowed * rates.borrow() + wasted * rates.surplus() + haul * rates.haul();
        }

        /**
         * What a cubic metre of excavated material is worth at each place: the dual of the balance. Where material is
         * wasted it is worth what tipping costs, less than nothing; where it is borrowed, what borrowing costs more than
         * filling from cut; along a haul it gains the price of the way; elsewhere it differs between neighbours by no
         * more than that price, and the middle of what is left open is taken. With these values local prices add up to the
         * balance's cost, haul included (linear duality), and no other line's balance costs less than they say.
         *
         * @param stations stations of the places (m), as given to {@link MassHaul#of}
         * @param rates unit costs
         * @return value by place (per m3 of fill that it makes)
         */
        public double[] values(double[] stations, Rates rates) {
            int n = stations.length;
            double[] range = range(rates);
            double dump = range[0];
            double gain = range[1];
            double none = 1e-9 * (1 + reused + borrowed + wasted);
            // What the places before leave open, then, from the end back, what those after leave of it.
            double[] low = new double[n];
            double[] high = new double[n];
            for (int k = 0; k < n; k++) {
                double step = k == 0 ? 0 : rates.haul() * (stations[k] - stations[k - 1]) / 1000;
                double carried = k == 0 ? 0 : flow[k - 1];
                double from = k == 0 ? dump : low[k - 1] + (carried > none ? step : -step);
                double to = k == 0 ? gain : high[k - 1] + (carried < -none ? -step : step);
                low[k] = Math.max(from, borrow[k] > none ? gain : dump);
                high[k] = Math.min(to, waste[k] > none ? dump : gain);
            }
            double[] values = new double[n];
            for (int k = n - 1; k >= 0; k--) {
                double from = low[k];
                double to = high[k];
                if (k + 1 < n) {
                    double step = rates.haul() * (stations[k + 1] - stations[k]) / 1000;
                    from = Math.max(from, values[k + 1] - (flow[k] < -none ? -step : step));
                    to = Math.min(to, values[k + 1] + (flow[k] > none ? -step : step));
                }
                values[k] = 0.5 * (from + to);
            }
            return values;
        }
    }

    /** The least and the greatest that a cubic metre of fill's worth of material is worth; the same where reuse never pays. */
    static double[] range(Rates rates) {
        double gain = rates.borrow() - rates.fillFromCut();
        return new double[] {Math.min(gain, -rates.surplus()), gain};
    }

    /**
     * Balances a line.
     *
     * @param stations stations of the places (m), ascending
     * @param cut fill that the material cut at each place can make (m3)
     * @param fill volume of fill at each place (m3)
     * @param rates unit costs
     * @return the cheapest balance
     */
    public static Balance of(double[] stations, double[] cut, double[] fill, Rates rates) {
        int n = stations.length;
        double gain = rates.borrow() - rates.fillFromCut();
        double dump = -rates.surplus();
        if (gain <= dump) {
            // Reuse never pays: dig to waste, fill from pits.
            return total(stations, fill.clone(), cut.clone(), new double[n]);
        }
        double[] low = new double[n];
        double[] high = new double[n];
        Pieces left = new Pieces();
        Pieces right = new Pieces();
        for (int k = 0; k < n; k++) {
            double step = k == 0 ? 0 : rates.haul() * (stations[k] - stations[k - 1]) / 1000;
            left.raise -= step;
            right.raise += step;
            left.dropFarBelow(dump);
            right.dropFarAbove(gain);
            double shift = cut[k] - fill[k];
            low[k] = shift - left.length;
            high[k] = shift + right.length;
            left.addFar(dump, cut[k]);
            right.addFar(gain, fill[k]);
            move(shift > 0 ? left : right, shift > 0 ? right : left, Math.abs(shift));
        }
        return back(stations, cut, fill, low, high);
    }

    /** Moves what lies next to 0 on one side over to the other. */
    private static void move(Pieces from, Pieces to, double length) {
        double rest = length;
        while (rest > 0 && from.count > 0) {
            double piece = Math.min(rest, from.nearLength());
            double slope = from.nearSlope();
            from.takeNear(piece);
            to.addNear(slope, piece);
            rest -= piece;
        }
    }

    private static Balance back(double[] stations, double[] cut, double[] fill, double[] low, double[] high) {
        int n = stations.length;
        double[] borrow = new double[n];
        double[] waste = new double[n];
        double[] flow = new double[n];
        double carried = 0;
        for (int k = n - 1; k >= 0; k--) {
            flow[k] = carried;
            waste[k] = Math.min(cut[k], Math.max(0, low[k] - carried));
            borrow[k] = Math.min(fill[k], Math.max(0, carried - high[k]));
            carried = carried + waste[k] - borrow[k] - cut[k] + fill[k];
        }
        return total(stations, borrow, waste, flow, fill);
    }

    private static Balance total(double[] stations, double[] borrow, double[] waste, double[] flow) {
        return total(stations, borrow, waste, flow, borrow);
    }

    private static Balance total(double[] stations, double[] borrow, double[] waste, double[] flow, double[] fill) {
        double reused = 0;
        double borrowed = 0;
        double wasted = 0;
        double haul = 0;
        for (int k = 0; k < stations.length; k++) {
            reused += fill[k] - borrow[k];
            borrowed += borrow[k];
            wasted += waste[k];
            haul += k + 1 < stations.length ? Math.abs(flow[k]) * (stations[k + 1] - stations[k]) / 1000 : 0;
        }
        return new Balance(borrow, waste, flow, reused, borrowed, wasted, haul);
    }

    /**
     * Linear pieces on one side of 0, from the far end to the near one, in a ring; {@code raise} is to be added to every
     * stored slope.
     */
    private static final class Pieces {
        private double[] slopes = new double[64];
        private double[] lengths = new double[64];
        private int far;
        private int count;
        private double raise;
        private double length;

        private int at(int i) {
            return far + i & slopes.length - 1;
        }

        private double nearSlope() {
            return slopes[at(count - 1)] + raise;
        }

        private double nearLength() {
            return lengths[at(count - 1)];
        }

        private void takeNear(double piece) {
            int i = at(count - 1);
            lengths[i] -= piece;
            length -= piece;
            if (lengths[i] <= 0) {
                count--;
            }
            settle();
        }

        private void addNear(double slope, double piece) {
            grow();
            slopes[at(count)] = slope - raise;
            lengths[at(count)] = piece;
            count++;
            length += piece;
        }

        private void addFar(double slope, double piece) {
            if (piece > 0) {
                grow();
                far = far - 1 & slopes.length - 1;
                slopes[far] = slope - raise;
                lengths[far] = piece;
                count++;
                length += piece;
            }
        }

        private void dropFarBelow(double least) {
            while (count > 0 && slopes[far] + raise < least) {
                dropFar();
            }
        }

        private void dropFarAbove(double most) {
            while (count > 0 && slopes[far] + raise > most) {
                dropFar();
            }
        }

        private void dropFar() {
            length -= lengths[far];
            far = far + 1 & slopes.length - 1;
            count--;
            settle();
        }

        /** Without pieces the length is 0, whatever rounding says. */
        private void settle() {
            if (count == 0) {
                length = 0;
            }
        }

        private void grow() {
            int size = slopes.length;
            if (count < size) {
                return;
            }
            double[] s = new double[2 * size];
            double[] l = new double[2 * size];
            for (int i = 0; i < count; i++) {
                s[i] = slopes[at(i)];
                l[i] = lengths[at(i)];
            }
            slopes = s;
            lengths = l;
            far = 0;
        }
    }
}
