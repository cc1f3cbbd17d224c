# Checks departments as pfc's JSON gives them and prints them again with what was found: weights, units, sums of money.
# The same job as check.py does.

{"%":"ratio","‰":"ratio","个百分点":"ratio","倍":"multiple","人":"person","名":"person","万人":"person","人次":"personTime",
 "万人次":"personTime","户":"household","万户":"household","家":"organisation","个":"thing","项":"thing","座":"thing",
 "处":"thing","台":"thing","辆":"thing","条":"thing","份":"thing","套":"thing","棵":"thing","株":"thing","次":"event",
 "场":"event","件":"event","起":"event","期":"event","元":"money","千元":"money","万元":"money","亿元":"money",
 "平方米":"area","万平方米":"area","平方公里":"area","亩":"area","公顷":"area","米":"length","公里":"length","千米":"length",
 "吨":"mass","公斤":"mass","千克":"mass","立方米":"volume","小时":"time","天":"time","工作日":"time","月":"time","年":"time",
 "分":"points"} as $units
| {"元":1,"千元":1000,"万元":10000,"亿元":100000000} as $money
| def yuan: .amount * ($money[.unit] // 1);
  def close($a; $b): (($a - $b) | if . < 0 then -. else . end) < 0.001;
  def expected: if endswith("率") then "ratio" elif endswith("人数") then "person" elif endswith("面积") then "area"
    elif endswith("经费") then "money" else null end;
  def table($department; $total):
    .name as $table
    | def finding($rule; $text): {department: $department, table: $table, rule: $rule, text: $text};
      ([.indicators[].weight] | add) as $sum
      | (if close($sum; $total) then empty else finding("weight-sum"; "\($sum), not \($total)") end),
        (.indicators[] | select(.unit) | (.unit | split("/")[0]) as $head | $units[$head] as $dimension
          | if $dimension == null then finding("unknown-unit"; "\(.name): \(.unit)")
            else (.name | expected) as $expected
              | if $expected == null or $expected == $dimension then empty
                else finding("unit-of-name"; "\(.name): \(.unit)") end
            end);
  .departments as $all
  | . + {findings: [
      $all[] | . as $d
      | table($d.name; 100),
        (.funds[] | table($d.name; 90),
          ((.budget | yuan) as $budget
            | if (.budgetParts // {}) == {} or close([.budgetParts[] | yuan] | add; $budget) then empty
              else {department: $d.name, table: .name, rule: "parts", text: "parts are not the budget"} end)),
        (([.funds[].budget | yuan] | add // 0) as $sum
          | if $sum > ($d.totalExpenditure | yuan) + 0.001
            then {department: $d.name, table: $d.name, rule: "total", text: "funds are more than the total"} else empty end)
    ]}
