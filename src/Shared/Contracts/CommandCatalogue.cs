namespace Roomtone.Contracts;

/// <summary>
/// Every command there is, described once. The dashboard's allow list and API description, the agent's dispatcher and
/// Home Assistant's discovery follow from it.
/// </summary>
public static class CommandCatalogue
{
    private static readonly CommandArgument Track = CommandArgument.Text("track");

    private static readonly CommandArgument Upcoming = Track with { Required = true, Meaning = "the id of a track" };

    /// <summary>1 is what comes next, or the first of a list.</summary>
    private static readonly CommandArgument Place = CommandArgument.Integer("place", 1, PlaylistPage.MostTracks);

    private static readonly CommandArgument Playlist =
        CommandArgument.Text("id") with { Required = true, Max = 64, Meaning = "the id of a playlist" };

    private static readonly CommandArgument PlaylistName = CommandArgument.Text("name") with
    {
        Required = true,
        Min = 1,
        Max = PlaylistSummary.LongestName,
        Meaning = "a name",
    };

    private static readonly CommandArgument Tracks =
        CommandArgument.Texts("tracks", PlaylistPage.MostAtOnce, $"the ids of 1 to {PlaylistPage.MostAtOnce} tracks");

    public static readonly IReadOnlyList<CommandDefinition> All =
    [
        Many(CommandNames.SensingStart) with { HomeAssistant = Sensing("payload_on") },
        Many(CommandNames.SensingStop) with { HomeAssistant = Sensing("payload_off") },
        Many(CommandNames.MusicPlay) with { HomeAssistant = HomeAssistantControl.Button("play", "Play", "mdi:play") },
        Many(CommandNames.MusicPause) with { HomeAssistant = HomeAssistantControl.Button("pause", "Pause", "mdi:pause") },
        Many(CommandNames.MusicSkip) with { HomeAssistant = HomeAssistantControl.Button("skip", "Skip", "mdi:skip-next") },
        Staff(CommandNames.MusicBack) with { HomeAssistant = HomeAssistantControl.Button("back", "Back", "mdi:skip-previous") },
        Staff(CommandNames.MusicSeek) with { Arguments = [CommandArgument.Integer("seconds", 0, 86_400) with { Required = true }] },
        Many(CommandNames.MusicVolume) with
        {
            Arguments = [CommandArgument.Integer("percent", 0, 100) with { Required = true }],
            HomeAssistant = HomeAssistantControl.Number("volume", "Volume", "mdi:volume-high", "percent"),
        },
        Staff(CommandNames.MusicPlayTrack) with
        {
            Arguments = [CommandArgument.Text("id") with { Required = true, Meaning = "the id of a track of the library" }],
        },
        .. Timers,
        Staff(CommandNames.QueueAdd) with { Arguments = [Upcoming, Place] },
        Staff(CommandNames.QueueMove) with { Arguments = [Upcoming, Place with { Required = true }] },
        Staff(CommandNames.QueueRemove) with { Arguments = [Upcoming] },
        Many(CommandNames.QueueClear),
        .. Wishes,
        .. Playlists,
        Staff(CommandNames.FeedbackLike) with { Arguments = [Track], HomeAssistant = HomeAssistantControl.Button("like", "Like", "mdi:thumb-up") },
        Staff(CommandNames.FeedbackDislike) with
        {
            Arguments = [Track],
            HomeAssistant = HomeAssistantControl.Button("dislike", "Dislike", "mdi:thumb-down"),
        },
        Staff(CommandNames.FeedbackWrongMood) with { Arguments = [new("mood", CommandArgumentType.Mood)] },
        Many(CommandNames.FeedbackWrongMoodEnd),
        Staff(CommandNames.FeedbackUndo) with { Answer = typeof(UndoneFeedback) },
        Many(CommandNames.ScheduleResume) with
        {
            HomeAssistant = HomeAssistantControl.Button("schedule_resume", "Back to the schedule", "mdi:calendar-sync"),
        },
        Staff(CommandNames.LibrarySearch) with
        {
            Arguments = Search,
            Answer = typeof(IReadOnlyList<TrackInfo>),
            IsQuestion = true,
        },
        new(CommandNames.YouTubeFind)
        {
            Arguments =
            [
                CommandArgument.Text("text") with { Required = true, Min = 1, Max = 400, Meaning = "words, or a link of YouTube" },
                CommandArgument.Text("page") with { Max = 200 },
            ],
            Answer = typeof(FoundVideos),
            IsQuestion = true,
        },
        new(CommandNames.SpotifyPage) { Answer = typeof(SpotifyPage), IsQuestion = true },
        new(CommandNames.LinksAdd) { Arguments = [Link, .. Words], Answer = typeof(AddedLink) },
        new(CommandNames.LinksRemove) { Arguments = [Link] },
        new(CommandNames.LinksPlaylists) { Answer = typeof(IReadOnlyList<LinkedPlaylist>), IsQuestion = true },
        Staff(CommandNames.LibraryAccount) with { Answer = typeof(LibraryAccount), IsQuestion = true },
        new(CommandNames.RadioSearch) { Arguments = SearchStations, Answer = typeof(IReadOnlyList<FoundStation>), IsQuestion = true },
        Staff(CommandNames.RadioStations) with { Answer = typeof(RoomStations), IsQuestion = true },
        Many(CommandNames.RadioListen) with { Arguments = Station },
        new(CommandNames.MusicFigures) { Answer = typeof(MusicFigures), IsQuestion = true },
        new(CommandNames.BrokerPassword)
        {
            Arguments =
            [
                CommandArgument.Text("password") with
                {
                    Required = true,
                    Min = 16,
                    Max = 256,
                    Meaning = "a text of 16 to 256 letters",
                },
            ],
            Role = CommandRole.Dashboard,
        },
    ];

    /// <summary>What accounts may send; the rest the dashboard sends of its own accord, or for guests.</summary>
    public static IEnumerable<CommandDefinition> ForPeople =>
        All.Where(command => command.Role is not (CommandRole.Dashboard or CommandRole.Guest));

    private static CommandDefinition Staff(string name) => new(name) { Role = CommandRole.Staff };

    private static CommandDefinition Many(string name) => Staff(name) with { IsForMany = true };

    /// <summary>Days as <c>monday</c>; without them the music wakes once. Time as <c>07:30</c>, by the wall of the room.</summary>
    private static IEnumerable<CommandDefinition> Timers =>
    [
        Many(CommandNames.SleepStart) with
        {
            Arguments = [CommandArgument.Integer("minutes", 1, SleepTimer.MostMinutes) with { Required = true }],
            HomeAssistant = HomeAssistantControl.Number("sleep", "Sleep timer", "mdi:sleep", "minutes"),
        },
        Many(CommandNames.SleepEnd) with { HomeAssistant = HomeAssistantControl.Number("sleep", "Sleep timer", "mdi:sleep") },
        Staff(CommandNames.WakeSet) with
        {
            Arguments =
            [
                CommandArgument.Text("time") with { Required = true, Min = 5, Max = 5, Meaning = "a time of day such as 07:30" },
                CommandArgument.Texts("days", 7, "1 to 7 days of the week, such as monday"),
                Playlist with { Name = "playlist", Required = false },
                CommandArgument.Integer("percent", 1, 100),
                CommandArgument.Integer("riseMinutes", 0, WakeUp.MostRiseMinutes),
            ],
        },
        Many(CommandNames.WakeRemove) with
        {
            HomeAssistant = HomeAssistantControl.Button("wake_remove", "Remove the wake-up", "mdi:alarm-off"),
        },
    ];

    /// <summary>What guests ask comes from the dashboard, which has counted how often they do; no account sends it.</summary>
    private static IEnumerable<CommandDefinition> Wishes =>
    [
        OfGuest(CommandNames.WishSearch) with
        {
            Arguments =
            [
                CommandArgument.Text("text") with { Required = true, Min = 1, Max = 100, Meaning = "words of a title or an artist" },
                CommandArgument.Integer("limit", 1, 50),
            ],
            Answer = typeof(IReadOnlyList<TrackInfo>),
            IsQuestion = true,
        },
        OfGuest(CommandNames.WishAdd) with
        {
            Arguments = [Upcoming, Guest, CommandArgument.Text("words") with { Max = 20 * GuestWords.Longest }],
            Answer = typeof(WishAnswer),
        },
        OfGuest(CommandNames.WishWithdraw) with { Arguments = [Wish, Guest] },
        OfGuest(CommandNames.WishLike) with { Arguments = [Upcoming, Guest] },
        OfGuest(CommandNames.WishDislike) with { Arguments = [Upcoming, Guest] },
        Staff(CommandNames.WishRemove) with { Arguments = [Wish] },
        Staff(CommandNames.WishClear),
    ];

    private static CommandArgument Wish =>
        CommandArgument.Text("id") with { Required = true, Min = 1, Max = GuestMark.Letters, Meaning = "the id of a wish" };

    private static CommandArgument Guest => CommandArgument.Text("guest") with
    {
        Required = true,
        Min = GuestMark.Letters,
        Max = GuestMark.Letters,
        Meaning = "a guest's mark",
    };

    private static CommandDefinition OfGuest(string name) => new(name) { Role = CommandRole.Guest };

    /// <summary>What changes a list answers with what became of it.</summary>
    private static IEnumerable<CommandDefinition> Playlists =>
    [
        Staff(CommandNames.PlaylistList) with { Answer = typeof(IReadOnlyList<PlaylistSummary>), IsQuestion = true },
        Staff(CommandNames.PlaylistRead) with
        {
            Arguments = [Playlist, CommandArgument.Integer("from", 1, PlaylistPage.MostTracks)],
            Answer = typeof(PlaylistPage),
            IsQuestion = true,
        },
        new(CommandNames.PlaylistMake) { Arguments = [PlaylistName, Tracks], Answer = typeof(PlaylistChange) },
        new(CommandNames.PlaylistRename) { Arguments = [Playlist, PlaylistName], Answer = typeof(PlaylistChange) },
        new(CommandNames.PlaylistDelete) { Arguments = [Playlist] },
        new(CommandNames.PlaylistAdd) { Arguments = [Playlist, Tracks with { Required = true }], Answer = typeof(PlaylistChange) },
        new(CommandNames.PlaylistMove)
        {
            Arguments = [Playlist, Upcoming, Place with { Required = true }],
            Answer = typeof(PlaylistChange),
        },
        new(CommandNames.PlaylistRemove) { Arguments = [Playlist, Upcoming], Answer = typeof(PlaylistChange) },
        Staff(CommandNames.PlaylistPlay) with { Arguments = [Playlist] },
    ];

    private static CommandArgument Link =>
        CommandArgument.Text("link") with { Required = true, Min = 1, Max = 500, Meaning = "a link to YouTube or SoundCloud" };

    /// <summary>How a track feels, by its mood or by its point in hundredths; its language as an ISO 639 code.</summary>
    private static IReadOnlyList<CommandArgument> Words =>
    [
        new("mood", CommandArgumentType.Mood),
        CommandArgument.Integer("valence", -100, 100),
        CommandArgument.Integer("arousal", -100, 100),
        CommandArgument.Text("language") with { Max = 20 },
        new("explicit", CommandArgumentType.Boolean),
    ];

    /// <summary>Tempo in beats a minute; years and tempo include both ends.</summary>
    private static IReadOnlyList<CommandArgument> Search =>
    [
        CommandArgument.Text("text") with { Max = 200 },
        CommandArgument.Text("language"),
        CommandArgument.Text("genre"),
        new("mood", CommandArgumentType.Mood),
        CommandArgument.Integer("fromYear", 1000, 9999),
        CommandArgument.Integer("toYear", 1000, 9999),
        CommandArgument.Integer("fromTempo", 20, 300),
        CommandArgument.Integer("toTempo", 20, 300),
        CommandArgument.Integer("limit", 1, 100),
    ];

    /// <summary>Country: ISO 3166-1 code; language: in English, e.g. <c>german</c>.</summary>
    private static IReadOnlyList<CommandArgument> SearchStations =>
    [
        CommandArgument.Text("text") with { Max = 100 },
        CommandArgument.Text("country") with { Max = 2 },
        CommandArgument.Text("language") with { Max = 50 },
        CommandArgument.Text("tag") with { Max = 50 },
        CommandArgument.Integer("limit", 1, 50),
    ];

    private static IReadOnlyList<CommandArgument> Station =>
    [
        CommandArgument.Text("address") with
        {
            Required = true,
            Max = RadioStation.LongestAddress,
            Meaning = "the address of a stream",
        },
        CommandArgument.Text("name") with { Max = RadioStation.LongestText },
        CommandArgument.Text("uuid") with { Max = 36 },
    ];

    public static CommandDefinition? Find(string? name) => All.FirstOrDefault(command => command.Name == name);

    private static HomeAssistantControl Sensing(string payload) => new("sensing", "Sensing", "switch", "mdi:camera", payload);
}
