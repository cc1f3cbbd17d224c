"""Checks departments as pfc's JSON gives them and prints them again with what was found: the job of check.jq, with orjson
and plain dicts or with msgspec Structs and exact decimals.

usage: check.py orjson|msgspec FILE          once, the JSON to standard output
       check.py orjson|msgspec FILE SECONDS  over and over in this process, prints best and median seconds
"""

import sys
import time
from decimal import Decimal

UNITS = {
    "%": "ratio", "‰": "ratio", "个百分点": "ratio", "倍": "multiple", "人": "person", "名": "person", "万人": "person",
    "人次": "personTime", "万人次": "personTime", "户": "household", "万户": "household", "家": "organisation",
    "个": "thing", "项": "thing", "座": "thing", "处": "thing", "台": "thing", "辆": "thing", "条": "thing",
    "份": "thing", "套": "thing", "棵": "thing", "株": "thing", "次": "event", "场": "event", "件": "event",
    "起": "event", "期": "event", "元": "money", "千元": "money", "万元": "money", "亿元": "money", "平方米": "area",
    "万平方米": "area", "平方公里": "area", "亩": "area", "公顷": "area", "米": "length", "公里": "length",
    "千米": "length", "吨": "mass", "公斤": "mass", "千克": "mass", "立方米": "volume", "小时": "time", "天": "time",
    "工作日": "time", "月": "time", "年": "time", "分": "points",
}
MONEY = {"元": 1, "千元": 1000, "万元": 10000, "亿元": 100000000}
SUFFIXES = (("率", "ratio"), ("人数", "person"), ("面积", "area"), ("经费", "money"))


def judge_unit(name, unit):
    """The rule that a unit breaks, None when it is fine."""
    dimension = UNITS.get(unit.partition("/")[0])
    if dimension is None:
        return "unknown-unit"
    for suffix, expected in SUFFIXES:
        if name.endswith(suffix):
            return None if dimension == expected else "unit-of-name"
    return None


def with_orjson():
    import orjson

    def yuan(money):
        return money["amount"] * MONEY.get(money["unit"], 1)

    def check_table(department, table, total, findings):
        weights = sum([row["weight"] for row in table["indicators"]])
        if abs(weights - total) > 0.001:
            findings.append({"department": department, "table": table["name"], "rule": "weight-sum",
                             "text": f"{weights}, not {total}"})
        for row in table["indicators"]:
            unit = row.get("unit")
            if unit is not None and (rule := judge_unit(row["name"], unit)):
                findings.append({"department": department, "table": table["name"], "rule": rule,
                                 "text": f"{row['name']}: {unit}"})

    def run(data):
        document = orjson.loads(data)
        findings = []
        for department in document["departments"]:
            name = department["name"]
            check_table(name, department, 100, findings)
            funds = 0
            for fund in department["funds"]:
                check_table(name, fund, 90, findings)
                budget = yuan(fund["budget"])
                funds += budget
                parts = fund.get("budgetParts")
                if parts and abs(sum([yuan(part) for part in parts.values()]) - budget) > 0.001:
                    findings.append({"department": name, "table": fund["name"], "rule": "parts",
                                     "text": "parts are not the budget"})
            if funds > yuan(department["totalExpenditure"]) + 0.001:
                findings.append({"department": name, "table": name, "rule": "total",
                                 "text": "funds are more than the total"})
        document["findings"] = findings
        return orjson.dumps(document)

    return run


def with_msgspec():
    import msgspec
    from msgspec import UNSET, UnsetType

    class Money(msgspec.Struct):
        amount: Decimal
        unit: str

    class Indicator(msgspec.Struct, omit_defaults=True):
        name: str
        weight: Decimal
        relation: str
        value: Decimal | UnsetType = UNSET
        unit: str | UnsetType = UNSET
        text: str | UnsetType = UNSET

    class Fund(msgspec.Struct):
        name: str
        supervisor: str
        budgetYear: int
        budget: Money
        budgetParts: dict[str, Money]
        overview: str
        basis: str
        goal: str
        weightTotal: Decimal
        indicators: list[Indicator]

    class Department(msgspec.Struct):
        name: str
        year: int
        form: str
        totalExpenditure: Money
        goal: str
        weightTotal: Decimal
        indicators: list[Indicator]
        funds: list[Fund]

    class Finding(msgspec.Struct):
        department: str
        table: str
        rule: str
        text: str

    class Document(msgspec.Struct, omit_defaults=True):
        pfc: int
        departments: list[Department]
        findings: list[Finding] | UnsetType = UNSET

    decoder = msgspec.json.Decoder(Document)
    encoder = msgspec.json.Encoder(decimal_format="number")
    zero = Decimal(0)

    def yuan(money):
        return money.amount * MONEY.get(money.unit, 1)

    def check_table(department, table, total, findings):
        weights = sum([row.weight for row in table.indicators], zero)
        if weights != total:
            findings.append(Finding(department, table.name, "weight-sum", f"{weights}, not {total}"))
        for row in table.indicators:
            if row.unit is not UNSET and (rule := judge_unit(row.name, row.unit)):
                findings.append(Finding(department, table.name, rule, f"{row.name}: {row.unit}"))

    def run(data):
        document = decoder.decode(data)
        findings = []
        for department in document.departments:
            name = department.name
            check_table(name, department, 100, findings)
            funds = zero
            for fund in department.funds:
                check_table(name, fund, 90, findings)
                budget = yuan(fund.budget)
                funds += budget
                if fund.budgetParts and sum([yuan(part) for part in fund.budgetParts.values()], zero) != budget:
                    findings.append(Finding(name, fund.name, "parts", "parts are not the budget"))
            if funds > yuan(department.totalExpenditure):
                findings.append(Finding(name, name, "total", "funds are more than the total"))
        document.findings = findings
        return encoder.encode(document)

    return run


def main(way, path, seconds=None):
    run = {"orjson": with_orjson, "msgspec": with_msgspec}[way]()
    with open(path, "rb") as file:
        data = file.read()
    if seconds is None:
        sys.stdout.buffer.write(run(data))
        return
    times = []
    while sum(times) < float(seconds) or len(times) < 3:
        start = time.thread_time()
        run(data)
        times.append(time.thread_time() - start)
    print(min(times), sorted(times)[len(times) // 2])


if __name__ == "__main__":
    main(*sys.argv[1:])
