"""What the homes show, as HTML: rows in, words and links out."""

from typing import Final

LOOK: Final = """<style>
.home{display:grid;gap:var(--s3);grid-template-columns:minmax(0,1fr)}
.home>*{min-width:0}
.home .figures>div{margin:0}
.stHtml .home .figures.told{
grid-template-columns:repeat(auto-fit,minmax(min(9.5rem,100%%),1fr))}
.stHtml .home .figures{gap:var(--s3)}
.home p a,.home summary{color:var(--accent)}.home>div>p{margin:var(--s2) 0 0}
.home .waits{display:grid;gap:var(--s2);margin-top:var(--s2)}
.home .wait{display:flex;align-items:center;gap:var(--s3);justify-content:space-between}
.home .wait+.wait{border-top:1px solid var(--line);padding-top:var(--s2)}
.home a.act{flex:none;display:inline-block;padding:.3rem .9rem;
border-radius:var(--round);
border:1px solid var(--accent);text-decoration:none;line-height:1.5;
background:var(--paper)}
.home a.act.first{background:var(--accent);color:var(--on-accent);font-weight:600}
.home a.act:hover{text-decoration:underline}
.home p.others{margin:var(--s2) 0 0;color:var(--quiet);font-size:var(--small)}
.home .decide{border:2px solid var(--accent)}
.home .decide .facts{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s6);
margin:var(--s2) 0}
.home .facts b{font-size:var(--h2)}
.home .steps-on{list-style:none;padding:0;margin:var(--s2) 0 0;display:grid;
gap:var(--s2)}
.home .steps-on li{display:flex;align-items:center;gap:var(--s3);margin:0}
.home .steps-on span{flex:1}
.home .steps-on li::before{content:"○";color:var(--quiet);flex:none;width:1.2em}
.home .steps-on li.over::before{content:"✓";color:var(--good);font-weight:700}
.home .steps-on small{display:inline-block;margin-left:var(--s2)}
.year{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:var(--s2)}
.year .pick{display:none}
.year .month{border-top:3px solid var(--line);padding:var(--s1) var(--s1) 0;min-width:0}
.year .month.now{border-color:var(--accent);background:var(--tint)}
.year .month>a{text-decoration:none;font-size:var(--small);font-weight:600;
color:inherit}
.stHtml .year ul{list-style:none;margin:0;padding:0}
.year li,.stHtml .card .year li{display:block;margin:0;font-size:var(--small);
line-height:1.72;
overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.year li a{display:block;overflow:hidden;text-overflow:ellipsis;line-height:1.5rem}
.year li a{text-decoration:none;color:var(--ink)}.year li a:hover{
text-decoration:underline}
.year li b{font-weight:600;margin-right:.3em}
.year li.over a{color:var(--quiet)}.year li.over b::after{content:" ✓";
color:var(--good)}
.year li.off a{color:var(--quiet);text-decoration:line-through}
.year li.late b{color:var(--bad)}.year li.late b::after{content:" !"}
.year small,.card .year small{display:block;color:var(--quiet);font-size:.8125rem}
.year small a,.year .month>a{display:inline-block;line-height:1.5rem}
.year small a{color:inherit}
.goals-now{display:grid;gap:var(--s2)}
.goals-now>div{display:grid;gap:0 var(--s4);
grid-template-columns:minmax(0,5fr) repeat(3,minmax(0,3fr))}
.goals-now>div+div{border-top:1px solid var(--line);padding-top:var(--s2)}
.goals-now p,.card .goals-now p{margin:0}
.goals-now .green{color:var(--good)}.goals-now .amber{color:var(--warn)}
.goals-now .red{color:var(--bad)}.goals-now i{font-style:normal}
@media(min-width:60.01rem){.goals-now>div+div small:first-child{display:none}}
.home .beside{display:grid;gap:var(--s3);grid-template-columns:minmax(0,1fr)}
@media(min-width:68rem){
.home .beside{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}
@media(max-width:60rem){
.home .steps-on small{display:block;margin-left:0}
.home .wait{flex-wrap:wrap}.home .wait span{flex:1 1 12rem}
.year{grid-template-columns:minmax(0,1fr)}
.year .pick{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:2px}
.year label{display:grid;justify-items:center;padding:.35rem 0;min-height:2.75rem;
cursor:pointer;
border-bottom:3px solid var(--line);font-size:var(--small);line-height:1.25}
.year label small{font-size:.8125rem}
.year label:has(:checked){border-color:var(--accent);background:var(--accent-tint);
font-weight:600}
.year label:has(:focus-visible){outline:3px solid var(--focus);outline-offset:-3px}
.year input{position:absolute;opacity:0;width:1px;height:1px}
.year .month{display:none;border:0;background:none}
.stHtml .card .year .month.now{background:none}
.year li,.stHtml .card .year li{white-space:normal;padding:.35rem 0;font-size:1rem}
.goals-now>div{grid-template-columns:repeat(3,minmax(0,1fr))}
.goals-now>div>p:first-child{grid-column:1/-1}
%s}
</style>"""
"""How the homes look; ``looks`` writes into it which month a phone shows."""

SHOWN: Final = "".join(
    f".year:has(.p{number}:checked) .m{number}{{display:block}}"
    for number in range(1, 13)
)


def homely(parts: str) -> str:
    """Return a home's parts as one element."""
    return f'{LOOK % SHOWN}<div class="home">{parts}</div>'
