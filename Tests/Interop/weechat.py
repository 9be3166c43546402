"""WeeChat, driven by key strokes, shares a room with a user on plain."""

from stage import PlainPerson, Screen, play


def story(roostd, scratch, opened):
    weechat = opened(Screen([
        "weechat", "--dir", scratch, f"irc://wanda@127.0.0.1:{roostd.ports['irc']}/#tea"]))
    weechat.shows(r"wanda .*has joined #tea")

    # WeeChat's own flood protection would delay lines that the script types quickly.
    for priority in ["high", "low"]:
        weechat.types(f"/set irc.server_default.anti_flood_prio_{priority} 0")

    pat = opened(PlainPerson("pat", roostd.ports["plain"]))
    pat.says("/join tea")
    pat.hears("[tea] -- here: wanda, pat")
    weechat.shows(r"pat .*has joined #tea")

    weechat.types("hello from WeeChat")
    pat.hears("[tea] wanda: hello from WeeChat")
    pat.says("hello from telnet")
    weechat.shows(r"pat [│|] hello from telnet")
    weechat.types("/me pours")
    pat.hears("[tea] * wanda pours")
    pat.says("/me drinks")
    weechat.shows(r"\* [│|] pat drinks")

    weechat.types("/topic green leaves")
    pat.hears("[tea] -- wanda set the topic: green leaves")
    weechat.shows(r"wanda has (set|changed) topic .*green leaves")
    weechat.types("/names")
    weechat.shows(r"Nicks #tea: \[.*pat.*\]")

    # wanda joined first, so wanda is the room's operator.
    weechat.types("/kick pat for a moment")
    pat.hears("for a moment")
    weechat.shows(r"wanda has kicked pat")
    pat.says("/join tea")
    pat.hears("[tea] -- here:")

    pat.says("/msg wanda psst")
    weechat.types("/query pat what is it")
    pat.hears("[direct] wanda: what is it")
    weechat.shows(r"pat [│|] psst")
    weechat.types("/whois pat")
    weechat.types("/list")
    # WeeChat shows the server's replies in the first buffer.
    weechat.types("/buffer 1")
    weechat.shows(r"\[pat\] .*End of /?WHOIS")
    weechat.shows(r"#tea\(2\).*green leaves")
    weechat.types("/buffer #tea")
    weechat.types("/part back soon")
    pat.hears("[tea] -- wanda left: back soon")
    weechat.types("/join #tea")
    pat.hears("[tea] -- wanda joined")
    weechat.types("/nick wanja")
    pat.hears("[tea] -- wanda is now wanja")
    weechat.types("/disconnect -all")
    pat.hears("[tea] -- wanja left")
    weechat.types("/quit")
    weechat.ends()


play("WeeChat", story)
