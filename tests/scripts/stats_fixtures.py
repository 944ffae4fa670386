"""Reference values for tests/published_stats.rs, from mpmath, scipy, statsmodels and lifelines.

    pip install mpmath scipy statsmodels lifelines
    python tests/scripts/stats_fixtures.py > tests/fixtures/stats.json
"""
import json, random, sys
import numpy as np, scipy, scipy.stats as st, lifelines, statsmodels
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from lifelines.utils import median_survival_times, restricted_mean_survival_time
from mpmath import mp, mpf, betainc, gammainc, erfinv, sqrt
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

mp.dps = 25
finite = lambda x: None if not np.isfinite(x) else float(x)
out = {"made_with": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "lifelines": lifelines.__version__, "mpmath": __import__("mpmath").__version__}}

out["normal_quantile"] = [[p, float(sqrt(2) * erfinv(2 * mpf(p) - 1))] for p in (1e-9, 0.001, 0.025, 0.1, 0.3, 0.5, 0.6, 0.8, 0.9, 0.95, 0.975, 0.995, 0.9999)]

def t_quantile(p, df):
    upper = lambda t: betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
    low, high = mpf(0), mpf(2)
    while upper(high) > 1 - mpf(p): high *= 2
    for _ in range(70):
        middle = (low + high) / 2
        if upper(middle) > 1 - mpf(p): low = middle
        else: high = middle
    return float(low)
out["student_quantile"] = [[p, df, t_quantile(p, df)] for p in (0.6, 0.95, 0.975, 0.995) for df in (1, 2, 3, 4, 9, 19, 20, 29, 99, 1000)]

def binomial(k, n, q):
    q, total, term = mpf(q), mpf(0), None
    for i in range(k, -1, -1):  # from the largest term down
        term = mp.binomial(n, i) * q**i * (1 - q) ** (n - i) if term is None else term * (i + 1) / (n - i) * (1 - q) / q
        total += term
        if term < total * mpf(10) ** -24: break
    return float(total)
out["binomial_cdf"] = [[k, n, q, binomial(k, n, q)] for k, n, q in [(2, 5, .5), (0, 3, .9), (7, 20, .5), (85, 100, .9), (40, 100, .5), (480, 1000, .5), (4900, 10000, .5), (89700, 100000, .9), (499000, 1000000, .5), (900300, 1000000, .9)]]
out["chi_square_upper"] = [[x, df, float(gammainc(mpf(df) / 2, mpf(x) / 2, mp.inf, regularized=True))] for x, df in [(.01, 1), (1, 1), (3.84, 1), (16.79, 1), (2352.87, 2), (1400, 2), (.5, 3), (7.5, 4), (300, 250), (10, 30)]]

shares = [(0, 10), (1, 10), (5, 10), (10, 10), (4, 200), (1869, 7043), (999999, 1000000)]
out["wilson"] = [[k, n, *map(float, proportion_confint(k, n, alpha=.05, method="wilson"))] for k, n in shares]
pairs = [(12, 40, 24, 160), (56, 70, 48, 80), (9, 10, 3, 10), (0, 10, 5, 20), (166, 1473, 48, 1695)]
out["newcombe"] = [[*p, *map(float, confint_proportions_2indep(*p, method="newcomb", compare="diff", alpha=.05))] for p in pairs]
out["two_proportion_z"] = [[*p, float(proportions_ztest([p[0], p[2]], [p[1], p[3]])[1])] for p in pairs]
p = [.001, .008, .039, .041, .042, .06, .074, .205, .212, .216, .222, .251, .269, .275, .34, .341, .384, .569, .594, .696, .762, .94, .942, .975, .986]
rng = random.Random(7); rng.shuffle(p)
out["benjamini_hochberg"] = [p, list(map(float, multipletests(p, method="fdr_bh")[1]))]
means = [[10, 20, 20, 30, 120], [1, 2], [86400 * rng.randrange(400) for _ in range(60)], [rng.randrange(-5, 5) for _ in range(300)]]
out["mean_interval"] = [[x, float(np.mean(x)), *map(float, st.t.interval(.95, len(x) - 1, np.mean(x), st.sem(x)))] for x in means]
out["quantile"] = [[x, q, float(np.quantile(x, q))] for x in ([10, 20, 20, 30, 120], [5], [rng.randrange(1000) for _ in range(37)], [86400 * rng.randrange(90) for _ in range(400)]) for q in (0, .1, .25, .5, .9, .99, 1)]

def curve(t, e, horizon):
    k = KaplanMeierFitter().fit(t, e)
    s, ci, table = k.survival_function_.iloc[:, 0], k.confidence_interval_, k.event_table
    points = [[int(i), int(table.loc[i, "at_risk"]), int(table.loc[i, "observed"]), float(s[i]), float(ci.loc[i].iloc[0]), float(ci.loc[i].iloc[1])] for i in s.index if i in set(t)]
    band = median_survival_times(ci)
    return {"t": t, "ended": e, "points": points, "median": finite(k.median_survival_time_), "median_band": [finite(band.iloc[0, 0]), finite(band.iloc[0, 1])],
            "p90": finite(k.percentile(.1)), "horizon": horizon, "restricted_mean": float(restricted_mean_survival_time(k, t=horizon))}
def sample(n, top, share):
    return [rng.randrange(1, top) for _ in range(n)], [int(rng.random() < share) for _ in range(n)]
out["curves"] = [curve([3, 5, 8, 10, 12], [1, 0, 1, 0, 1], 12), curve([10, 10, 18, 20, 35], [1, 1, 1, 1, 0], 35), curve(*sample(40, 30, .7), 15), curve(*sample(200, 90, .4), 60), curve(*sample(500, 400, .9), 365)]
out["log_rank"] = []
for sizes in ([20, 30], [15, 15, 40], [50, 60, 70, 80]):
    t, e, g = [], [], []
    for group, n in enumerate(sizes):
        a, b = sample(n, 20 + 8 * group, .6)
        t += a; e += b; g += [group] * n
    r = multivariate_logrank_test(t, g, e)
    out["log_rank"].append({"t": t, "ended": e, "group": g, "chi_square": float(r.test_statistic), "df": len(sizes) - 1, "p": float(r.p_value)})
json.dump(out, sys.stdout, separators=(",", ":"))
