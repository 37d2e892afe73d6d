/** Statements that build a view which asks, as the local `box`, on the context named; `yes` and `no` are what its buttons do. */
export const box = (context: string, yes: string, no: string): string =>
  `LinearLayout box = new LinearLayout(${context}); TextView text = new TextView(${context}); text.setText("请您阅读并同意《用户协议》与《隐私政策》后使用"); box.addView(text); ` +
  `Button yes = new Button(${context}); yes.setText("同意并继续"); yes.setOnClickListener(v -> { ${yes}; }); box.addView(yes); ` +
  `TextView no = new TextView(${context}); no.setText("不同意"); no.setOnClickListener(v -> { ${no}; }); box.addView(no);`;
