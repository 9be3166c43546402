"""irssi, driven by key strokes, shares a room with a user on plain."""

from stage import PlainPerson, Screen, play


def story(roostd, scratch, opened):
    irssi = opened(Screen(["irssi", "--home", scratch, "--nick", "ina"]))
    irssi.shows(r"\[\(status\)\]")
    # irssi's own flood protection would delay lines that the script types quickly.
    irssi.types("/set cmd_queue_speed 10msec")
    irssi.types(f"/connect 127.0.0.1 {roostd.ports['irc']}")
    irssi.shows("Welcome to roost, ina")
    irssi.types("/join #tea")
    irssi.shows(r"Irssi: #tea: Total of 1 nicks")

    pat = opened(PlainPerson("pat", roostd.ports["plain"]))
    pat.says("/join tea")
    pat.hears("[tea] -- here: ina, pat")
    irssi.shows(r"pat \[.*\] has joined #tea")

    irssi.types("hello from irssi")
    pat.hears("[tea] ina: hello from irssi")
    pat.says("hello from telnet")
    irssi.shows(r"<.?pat> hello from telnet")
    irssi.types("/me pours")
    pat.hears("[tea] * ina pours")
    pat.says("/me drinks")
    irssi.shows(r"\* pat drinks")

    irssi.types("/topic #tea green leaves")
    pat.hears("[tea] -- ina set the topic: green leaves")
    irssi.shows(r"ina changed the topic of #tea to: green leaves")
    irssi.types("/names")
    irssi.shows(r"Irssi: #tea: Total of 2 nicks")

    # ina joined first, so ina is the room's operator.
    irssi.types("/kick pat for a moment")
    pat.hears("for a moment")
    irssi.shows(r"pat was kicked from #tea by ina")
    pat.says("/join tea")
    pat.hears("[tea] -- here:")

    pat.says("/msg ina psst")
    irssi.types("/query pat")
    irssi.shows(r"<pat> psst")
    irssi.types("what is it")
    pat.hears("[direct] ina: what is it")
    irssi.types("/whois pat")
    irssi.shows(r"End of WHOIS")
    irssi.types("/window 1")
    irssi.types("/list -YES")
    irssi.shows(r"#tea 2 .*green leaves")

    irssi.types("/part #tea back soon")
    pat.hears("[tea] -- ina left: back soon")
    irssi.types("/join #tea")
    pat.hears("[tea] -- ina joined")
    irssi.types("/nick inara")
    pat.hears("[tea] -- ina is now inara")
    irssi.types("/quit so long")
    pat.hears("[tea] -- inara left")
    irssi.ends()


play("irssi", story)
