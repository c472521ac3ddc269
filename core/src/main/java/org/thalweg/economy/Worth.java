package org.thalweg.economy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * The worth of one alternative under any state of the uncertain things: money and welfare by year. Built once, asked often;
 * it holds no state of its own between questions, so that several threads may ask.
 *
 * <p><b>Users.</b> A unit of traffic moves to a line when time, running cost and toll are less there than on its base
 * route; otherwise it stays, and the line gains nothing by it. Who moves gains the difference; traffic that exists only
 * because of the line gains half of it (rule of half). Operators of the line keep tolls less their running cost; those of
 * the base routes lose the same there, in the share that the account counts. Taxes and transfers cancel.
 *
 * <p><b>Time.</b> A line opens at a month, not a year: its first year counts with the part that is left. Spending follows the
 * programme's own curve, stretched with the schedule. All alternatives end in the same year, with what their works are then
 * still worth, straight from cost to nothing over each trade's life.
 */
public final class Worth {
    /** Streams of money by year: the rows of what {@link #streams} fills. */
    enum Stream {
        CONSTRUCTION(Appraisal.CONSTRUCTION),
        UPKEEP(Appraisal.UPKEEP),
        USERS("gains of users"),
        REVENUE("tolls and tariffs, less cost of carriage"),
        BASE_OPERATORS("losses on the routes compared with"),
        RESIDUAL("value left at the end");

        final String words;

        Stream(String words) {
            this.words = words;
        }
    }

    /** Points of a programme's spending curve, from decision to opening. */
    private static final int CURVE = 240;

    private final Candidate candidate;
    private final Assumptions assumptions;
    private final Purchase purchase;
    private final List<Built> lines = new ArrayList<>();

    /** A line as evaluation needs it; arrays by trade. */
    private record Built(
            Mode mode, Programme programme, double[] curve, double[] cost, double[] firm, int[] ratio, double[] life,
            double upkeep, List<Carried> flows) {}

    /** A flow with the journey and the time at posts of its own. */
    private record Carried(Flow flow, Journey journey) {}

    private Worth(Candidate candidate, Assumptions assumptions, Purchase purchase) {
        this.candidate = candidate;
        this.assumptions = assumptions;
        this.purchase = purchase;
        candidate.works().forEach((mode, works) -> lines.add(built(mode, works)));
    }

    /**
     * Prepares an alternative.
     *
     * @param candidate its lines
     * @param assumptions what it rests on
     * @param purchase on what terms works are bought
     * @return its worth, to be asked
     * @throws IllegalArgumentException when a line's mode has no upkeep
     */
    public static Worth of(Candidate candidate, Assumptions assumptions, Purchase purchase) {
        return new Worth(candidate, assumptions, purchase);
    }

    private Built built(Mode mode, Works works) {
        if (!assumptions.upkeep().containsKey(mode)) {
            throw new IllegalArgumentException("upkeep of the " + mode.slug() + " is missing");
        }
        Programme p = ProgrammeBuilder.of(works, assumptions.production(), assumptions.design(), assumptions.supervision());
        double[] curve = new double[CURVE + 1];
        for (int i = 0; i <= CURVE; i++) {
            curve[i] = p.cost() > 0 ? p.spentBy(p.months() * i / CURVE) / p.cost() : i / (double) CURVE;
        }
        int n = Trade.values().length;
        double[] cost = new double[n];
        double[] firm = new double[n];
        int[] ratio = new int[n];
        double[] life = new double[n];
        for (Trade trade : Trade.values()) {
            int k = trade.ordinal();
            cost[k] = works.cost().get(trade) * (1 + assumptions.design() + assumptions.supervision()) * purchase.price();
            firm[k] = purchase.firm().getOrDefault(trade, 0.0);
            ratio[k] = ratio(mode, trade).ordinal();
            life[k] = assumptions.lives().getOrDefault(trade, Double.POSITIVE_INFINITY) * purchase.life();
        }
        List<Carried> flows = new ArrayList<>();
        assumptions.flows().stream().filter(f -> f.mode() == mode).forEach(f -> carried(f, flows));
        return new Built(mode, p, curve, cost, firm, ratio, life, assumptions.upkeep().get(mode).of(works) * purchase.upkeep(),
                flows);
    }

    /** A flow that the posts cannot carry stays where it is. */
    private void carried(Flow flow, List<Carried> to) {
        Journey journey = candidate.journeys().get(flow.mode());
        FlowTime time = candidate.times().get(flow.name());
        if (time == null) {
            to.add(new Carried(flow, journey));
        } else if (time.posts() < Double.POSITIVE_INFINITY) {
            to.add(new Carried(flow.atPosts(time.posts()),
                    new Journey(flow.mode(), journey.length(), time.running(), time.runningBasis())));
        }
    }

    private static Uncertain ratio(Mode mode, Trade trade) {
        return switch (trade) {
            case BRIDGES -> Uncertain.BRIDGE_COST;
            case TUNNELS -> Uncertain.TUNNEL_COST;
            default -> mode == Mode.ROAD ? Uncertain.ROAD_COST : Uncertain.RAIL_COST;
        };
    }

    /**
     * The state of the plain estimate: no overrun, the central demand scenario, every factor as given.
     *
     * @return state, by {@link Uncertain}
     */
    public double[] plain() {
        double[] state = new double[Uncertain.COUNT];
        java.util.Arrays.fill(state, 1);
        state[Uncertain.DEMAND.ordinal()] = assumptions.central();
        state[Uncertain.GROWTH.ordinal()] = 0;
        return state;
    }

    /**
     * The alternative.
     *
     * @return what is appraised
     */
    public Candidate candidate() {
        return candidate;
    }

    /**
     * Construction programmes as planned, by mode; times before the purchase's factor.
     *
     * @return programmes
     */
    public SortedMap<Mode, Programme> programmes() {
        SortedMap<Mode, Programme> out = new TreeMap<>();
        lines.forEach(l -> out.put(l.mode(), l.programme()));
        return out;
    }

    /**
     * Months from decision to opening, by mode.
     *
     * @param state state of the uncertain things
     * @return months
     */
    public SortedMap<Mode, Double> openings(double[] state) {
        SortedMap<Mode, Double> out = new TreeMap<>();
        lines.forEach(l -> out.put(l.mode(), months(l, state)));
        return out;
    }

    private double months(Built line, double[] state) {
        return line.programme().months() * purchase.time() * state[Uncertain.SCHEDULE.ordinal()];
    }

    /**
     * Construction cost with design and supervision, undiscounted, by mode.
     *
     * @param state state of the uncertain things
     * @return cost
     */
    public SortedMap<Mode, Double> costs(double[] state) {
        SortedMap<Mode, Double> out = new TreeMap<>();
        lines.forEach(l -> out.put(l.mode(), cost(l, state)));
        return out;
    }

    private static double cost(Built line, double[] state) {
        double sum = 0;
        for (int k = 0; k < line.cost().length; k++) {
            sum += outturn(line, k, state);
        }
        return sum;
    }

    private static double outturn(Built line, int k, double[] state) {
        return line.cost()[k] * (line.firm()[k] + (1 - line.firm()[k]) * state[line.ratio()[k]]);
    }

    /** Months from the decision to the last opening. */
    double lastOpening(double[] state) {
        double months = 0;
        for (Built line : lines) {
            months = Math.max(months, months(line, state));
        }
        return months;
    }

    /** The cost of all lines. */
    double cost(double[] state) {
        double sum = 0;
        for (Built line : lines) {
            sum += cost(line, state);
        }
        return sum;
    }

    /**
     * Fills the financial streams of one state: money as it changes hands; users' gains and the base operators' losses
     * beside it, which only the economic account counts.
     *
     * @param state state of the uncertain things
     * @param out a row of years per {@link Stream}; overwritten
     */
    void streams(double[] state, double[][] out) {
        for (double[] row : out) {
            java.util.Arrays.fill(row, 0);
        }
        for (Built line : lines) {
            fill(line, state, out);
        }
    }

    private void fill(Built line, double[] state, double[][] out) {
        double months = months(line, state);
        double cost = cost(line, state);
        double[] construction = out[Stream.CONSTRUCTION.ordinal()];
        double[] upkeep = out[Stream.UPKEEP.ordinal()];
        double before = 0;
        for (int y = 0; y < assumptions.years(); y++) {
            double now = spent(line.curve(), 12.0 * (y + 1) / months);
            construction[y] -= cost * (now - before);
            before = now;
            upkeep[y] -= line.upkeep() * state[Uncertain.UPKEEP.ordinal()] * open(months, y);
        }
        renewals(line, state, months / 12, upkeep, out[Stream.RESIDUAL.ordinal()]);
        for (Carried carried : line.flows()) {
            traffic(carried, state, months, out);
        }
    }

    private static double spent(double[] curve, double share) {
        if (share >= 1) {
            return 1;
        }
        double at = share * CURVE;
        int i = (int) at;
        return curve[i] + (at - i) * (curve[i + 1] - curve[i]);
    }

    /** Share of a year in which a line is open. */
    private static double open(double months, int year) {
        double open = year + 1 - months / 12;
        return open >= 1 ? 1 : Math.max(0, open);
    }

    /** Trades are renewed at the end of their lives, and are worth what is left of them at the end of the account. */
    private void renewals(Built line, double[] state, double opening, double[] upkeep, double[] residual) {
        int end = assumptions.years();
        if (opening >= end) {
            return;
        }
        for (int k = 0; k < line.cost().length; k++) {
            double cost = outturn(line, k, state);
            double life = line.life()[k];
            double last = opening;
            if (life < end) {
                for (double at = opening + life; at < end; at += life) {
                    upkeep[(int) at] -= cost;
                    last = at;
                }
            }
            residual[end - 1] += Double.isInfinite(life) ? cost : cost * Math.max(0, 1 - (end - last) / life);
        }
    }

    private void traffic(Carried carried, double[] state, double months, double[][] out) {
        Flow flow = carried.flow();
        Demand.Volume volume = demand(state).volumes().get(flow.name());
        if (volume == null || volume.perYear() == 0) {
            return;
        }
        double values = state[Uncertain.VALUES.ordinal()];
        double hardship = state[Uncertain.BASE_ROUTES.ordinal()];
        double gain = flow.costOnBase(values, hardship) - flow.costOnLine(carried.journey(), values);
        if (gain <= 0) {
            return;
        }
        double margin = flow.margin(carried.journey(), values);
        double lost = flow.baseMargin(values, hardship) * (1 - flow.generated());
        double growth = 1 + volume.growth() + state[Uncertain.GROWTH.ordinal()];
        int first = (int) Math.min(assumptions.years(), months / 12);
        double units = volume.perYear() * state[Uncertain.TRAFFIC.ordinal()]
                * StrictMath.pow(growth, assumptions.baseYear() + first - assumptions.trafficYear());
        for (int y = first; y < assumptions.years(); y++) {
            double came = Math.min(units, volume.most()) * ramp(y + 0.5 - months / 12) * open(months, y);
            out[Stream.USERS.ordinal()][y] += came * gain * (1 - 0.5 * flow.generated());
            out[Stream.REVENUE.ordinal()][y] += came * margin;
            out[Stream.BASE_OPERATORS.ordinal()][y] -= came * lost;
            units *= growth;
        }
    }

    private Demand demand(double[] state) {
        return assumptions.demands().get((int) state[Uncertain.DEMAND.ordinal()]);
    }

    /** Share of the traffic that has come, so many years after the opening. */
    private double ramp(double yearsOpen) {
        int i = (int) Math.max(0, yearsOpen);
        return i < assumptions.rampUp().size() ? assumptions.rampUp().get(i) : 1;
    }

    /**
     * The streams of one state by name, as one account sees them.
     *
     * @param state state of the uncertain things
     * @param economic true for the economy's account (users and base operators count, conversion factors apply), false for
     *     the project's own purse
     * @return streams, costs negative
     */
    public Map<String, CashFlow> streams(double[] state, boolean economic) {
        double[][] rows = rows();
        streams(state, rows);
        Map<String, CashFlow> out = new LinkedHashMap<>();
        for (Stream s : Stream.values()) {
            double factor = economic ? economic(s) : financial(s);
            if (factor > 0) {
                out.put(s.words, CashFlow.of(rows[s.ordinal()]).times(factor));
            }
        }
        return out;
    }

    /** Room for {@link #streams}. */
    double[][] rows() {
        return new double[Stream.values().length][assumptions.years()];
    }

    /** What a stream counts in the economy's account. */
    double economic(Stream stream) {
        return switch (stream) {
            case CONSTRUCTION, RESIDUAL -> assumptions.constructionFactor();
            case UPKEEP -> assumptions.upkeepFactor();
            case USERS, REVENUE -> 1;
            case BASE_OPERATORS -> assumptions.baseOperators();
        };
    }

    /** What a stream counts in the project's own purse: it sells nothing at the end. */
    double financial(Stream stream) {
        return stream == Stream.CONSTRUCTION || stream == Stream.UPKEEP || stream == Stream.REVENUE ? 1 : 0;
    }

    /**
     * The economic figures of one state.
     *
     * @param state state of the uncertain things
     * @return figures at the first hurdle rate
     */
    public Appraisal economic(double[] state) {
        return Appraisal.of(streams(state, true), assumptions.rate(), firstFullYear(state));
    }

    /**
     * The financial figures of one state.
     *
     * @param state state of the uncertain things
     * @return figures at the financial rate
     */
    public Appraisal financial(double[] state) {
        return Appraisal.of(streams(state, false), assumptions.financialRate(), firstFullYear(state));
    }

    /**
     * The first year in which all lines are open from its beginning to its end.
     *
     * @param state state of the uncertain things
     * @return year, 0 for the base year; may lie beyond the years looked at
     */
    public int firstFullYear(double[] state) {
        return (int) Math.ceil(lastOpening(state) / 12 - 1e-9);
    }

    /**
     * What a unit of each flow gains by its line in one state: cost on the base route less cost on the line. Traffic whose
     * gain is not above 0 stays where it is.
     *
     * @param state state of the uncertain things
     * @return money per unit, by flow; flows whose mode is not built, or that the posts cannot carry, are left out
     */
    public Map<String, Double> gains(double[] state) {
        double values = state[Uncertain.VALUES.ordinal()];
        Map<String, Double> out = new LinkedHashMap<>();
        for (Built line : lines) {
            for (Carried c : line.flows()) {
                out.put(c.flow().name(), c.flow().costOnBase(values, state[Uncertain.BASE_ROUTES.ordinal()])
                        - c.flow().costOnLine(c.journey(), values));
            }
        }
        return out;
    }

    /**
     * What it rests on.
     *
     * @return assumptions
     */
    public Assumptions assumptions() {
        return assumptions;
    }

    /**
     * On what terms works are bought.
     *
     * @return terms
     */
    public Purchase purchase() {
        return purchase;
    }
}
