# shellcheck shell=bash
# The demo's music: eight free songs that Debian carries for a game, which plays the guitar apart from the rest.
# The tracks are mixed together again and tagged. Muldjord: CC BY-SA 3.0; Sectoid: MIT (see CREDITS.txt).

SONGS=/usr/share/games/fretsonfire/data/songs

need_music() {
    local music=$RUN/music hash
    hash=$(hash_of setup/music.sh)-$(compgen -G "$SONGS/*/*/song.ogg" | sha256sum | cut -c1-16)
    done_with music "$hash" && compgen -G "$music/*/*.ogg" >/dev/null && return 0
    rm -rf "$music" "$music.new"
    mkdir -p "$music.new"
    if compgen -G "$SONGS/*/*/song.ini" >/dev/null; then
        say "Mixing the demo's music from the songs of fretsonfire (about a minute once)."
        export -f mix_song song_field
        # shellcheck disable=SC2016 # The inner shell expands its own arguments.
        find "$SONGS" -mindepth 3 -maxdepth 3 -name song.ini -printf '%h\0' |
            xargs -0 -P "$(nproc)" -I '{}' bash -c 'mix_song "$1" "$2"' mix '{}' "$music.new" {TURN}>&- ||
            fail "ffmpeg could not mix the songs in $SONGS; the reason stands above."
        write_credits >"$music.new/CREDITS.txt"
    else
        say "The songs of fretsonfire are not here, so a few plain chords stand in. Put your own music into .run/music."
        play_chords "$music.new"
    fi
    mv "$music.new" "$music"
    mark_done music "$hash"
}

# song_field FIELD INI
song_field() { sed -n "s/^$1[[:space:]]*=[[:space:]]*//p" "$2" | tr -d '\r' | head -n 1; }

mix_song() {
    local from=$1 to=$2 title artist album genre inputs=() stem
    title=$(song_field name "$from/song.ini")
    artist=$(song_field artist "$from/song.ini")
    artist=${artist#Composed and performed by }
    artist=${artist% - www.muldjord.com}
    genre=Rock album="Songs for Frets on Fire"
    [[ $artist == Muldjord || $title == *[Mm]etal* ]] && genre=Metal
    for stem in "$from"/{song,guitar,rhythm,drums,bass,vocals}.ogg; do
        [[ -f $stem ]] && inputs+=(-i "$stem")
    done
    mkdir -p "$to/$artist"
    # No chapters or tags from the stems; the sum of the stems may clip, so a limiter stands behind it.
    ffmpeg -nostdin -loglevel error -threads 1 "${inputs[@]}" \
        -filter_complex "amix=inputs=$((${#inputs[@]} / 2)):normalize=0:duration=longest,alimiter=limit=0.95" \
        -map_metadata -1 -ac 2 -ar 44100 -c:a libvorbis -q:a 3 \
        -metadata "title=$title" -metadata "artist=$artist" -metadata "album=$album" -metadata "genre=$genre" \
        -metadata language=zxx "$to/$artist/$title.ogg"
}

write_credits() {
    cat <<'TEXT'
The music in this folder was mixed from the separate tracks of songs that Debian carries for Frets on Fire.

Muldjord (www.muldjord.com): Armygeddon, Chaos God, Internal Degeneration, Mutilated Mime.
  Copyright 2009 El Senator of Muldjord. Creative Commons Attribution-ShareAlike 3.0,
  https://creativecommons.org/licenses/by-sa/3.0/. Changed: the guitar was mixed with the rest, and tags were added.
  The mixes are under the same licence. The full text: /usr/share/doc/fretsonfire-songs-muldjord/copyright

Sectoid: Escape from chaosland, Feelings, Metal madness, War of freedom.
  Copyright 2006-2007 Carlos Viola Iborra. MIT licence.
  The full text: /usr/share/doc/fretsonfire-songs-sectoid/copyright

"zxx" as the language means: no words are sung (ISO 639-2).
TEXT
}

# Four minutes of a chord each, where there are no songs: enough to see and hear the box work.
play_chords() {
    local name root third fifth
    mkdir -p "$1/Roomtone"
    while read -r name root third fifth; do
        ffmpeg -nostdin -loglevel error -f lavfi \
            -i "aevalsrc=0.1*sin(2*PI*$root*t)+0.1*sin(2*PI*$third*t)+0.1*sin(2*PI*$fifth*t):d=240:s=44100" \
            -c:a libvorbis -metadata "title=$name" -metadata artist=Roomtone -metadata album=Chords -metadata genre=Ambient \
            -metadata language=zxx "$1/Roomtone/$name.ogg" || fail "ffmpeg could not make the chord $name; the reason stands above."
    done <<'CHORDS'
C-major 261.6 329.6 392.0
A-minor 220.0 261.6 329.6
F-major 174.6 220.0 261.6
E-minor 164.8 196.0 246.9
CHORDS
}
