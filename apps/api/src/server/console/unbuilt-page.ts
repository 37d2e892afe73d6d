/** Shown at `/` while there is no console: what to type, and where the API is. */
export const UNBUILT_PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>试金石 Touchstone</title>
<h1>试金石</h1>
<p>控制台还没有构建。在项目目录运行 <code>npm run build:console</code>，然后刷新此页；<code>npm start</code> 会自动构建。</p>
<p>接口已经可用：<a href="/openapi.json">/openapi.json</a>，运行状态：<a href="/readyz">/readyz</a>。</p>
<h1 lang="en">Touchstone</h1>
<p lang="en">The console has not been built. Run <code>npm run build:console</code> in the project's folder and load this page again; <code>npm start</code> does it by itself.</p>
<p lang="en">The API is there: <a href="/openapi.json">/openapi.json</a>; how it is doing: <a href="/readyz">/readyz</a>.</p>
</html>
`;
