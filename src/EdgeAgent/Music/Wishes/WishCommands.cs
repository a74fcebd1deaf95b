using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>What guests ask, and what the house does with it.</summary>
internal sealed class WishCommands(
    WishStore store,
    WishHours hours,
    WishRules rules,
    WishBoard board,
    WishService service,
    GuestVotes votes,
    LineUp lineUp,
    PlayQueue queue,
    PlaybackController controller,
    CatalogueProvider catalogues,
    TimeProvider time) : ICommandHandler
{
    private const int UsualLimit = 20;

    /// <summary>So many hits are looked at for those that may come.</summary>
    private const int Considered = 200;

    public IReadOnlyCollection<string> Names { get; } =
    [
        CommandNames.WishSearch, CommandNames.WishAdd, CommandNames.WishWithdraw, CommandNames.WishLike, CommandNames.WishDislike,
        CommandNames.WishRemove, CommandNames.WishClear,
    ];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var args = new CommandArguments(command);
        if (command.Name == CommandNames.WishSearch) return await controller.AskAsync(() => Search(args), cancellationToken);
        Wish? added = null;
        WishAnswer? answer = null;
        Action change = command.Name switch
        {
            CommandNames.WishAdd => () => added = Add(args),
            CommandNames.WishWithdraw => () => Withdraw(args),
            CommandNames.WishLike => () => Say(args, likes: true),
            CommandNames.WishDislike => () => Say(args, likes: false),
            CommandNames.WishRemove => () => Remove(Found(args.Text("id")!)),
            _ => () => store.Wishes.ToList().ForEach(Remove),
        };
        await controller.ChangeNextAsync(
            () =>
            {
                board.Follow();
                change();
                service.Follow();
                if (added is not null) answer = new WishAnswer(added.Id, SentenceOf(added.Id));
            },
            cancellationToken);
        return answer is null ? null : Wire.Element(answer);
    }

    private JsonElement Search(CommandArguments args)
    {
        RefuseIfClosed();
        if (!catalogues.IsRead) throw new CommandRefusedException(catalogues.WhyUnread);
        var refusalOf = rules.Now();
        var hits = catalogues.Catalogue.Search(new LibraryQuery(args.Text("text"), null, null, null, Considered))
            .Where(track => refusalOf(track) is null).Take(args.Integer("limit") ?? UsualLimit).Select(track => track.Info);
        return Wire.Element(hits.ToList());
    }

    private Wish Add(CommandArguments args)
    {
        RefuseIfClosed();
        if (!catalogues.IsRead) throw new CommandRefusedException(catalogues.WhyUnread);
        var (guest, id) = (args.Text("guest")!, args.Text("track")!);
        var track = catalogues.Catalogue.Find(id) ?? throw new CommandRefusedException("The library has no such song any more. Search again.");
        var words = GuestWords.Clean(args.Text("words"))
            ?? throw new CommandRefusedException($"The words to the house may have {GuestWords.Longest} letters.");
        if (Refusal(track, guest) is { } why) throw new CommandRefusedException(why);
        var wish = new Wish(GuestMark.OfWish(guest, TrackMark.Of(track.Id)), guest, track.Id, words, time.GetUtcNow());
        store.Add(wish);
        return wish;
    }

    private string? Refusal(Track track, string guest)
    {
        var title = EventText.Shortened(track.Info.Title, LiveWish.LongestTitle);
        if (rules.Now()(track) is { } refusal) return $"{title} may not play here now. {refusal}";
        if (controller.Playing?.Track.Id == track.Id) return $"{title} sounds now.";
        if (store.Wishes.FirstOrDefault(wish => board.IdOf(wish) == track.Id) is { } same)
            return $"{title} is wished for already. {SentenceOf(same.Id)}";
        if (queue.Tracks.Any(queued => queued.Track == track.Id)) return $"{title} comes anyway: the house has put it there.";
        if (rules.Lately(track.Id) is { } lately) return $"{title} was here lately. {lately}";
        if (store.Wishes.Count(wish => wish.Guest == guest) >= LiveWishes.MostOfAGuest)
            return $"{LiveWishes.MostOfAGuest} of your wishes wait already. Take one back, or wait until one has come.";
        return store.Wishes.Count >= LiveWishes.Most ? $"{LiveWishes.Most} wishes wait already. Try again in a while." : null;
    }

    private void Withdraw(CommandArguments args)
    {
        var wish = Found(args.Text("id")!);
        if (wish.Guest != args.Text("guest")) throw new CommandRefusedException("This is another guest's wish.");
        if (queue.Tracks.Any(queued => queued.IsWish && queued.Track == board.IdOf(wish))) queue.Leave(board.IdOf(wish));
        store.Remove(wish.Id);
    }

    /// <summary>The house does not want it: it does not come again for a while by the box's own choice either.</summary>
    private void Remove(Wish wish)
    {
        if (queue.Tracks.Any(queued => queued.IsWish && queued.Track == board.IdOf(wish))) lineUp.Remove(board.IdOf(wish));
        store.Remove(wish.Id);
    }

    private void Say(CommandArguments args, bool likes)
    {
        RefuseIfClosed();
        if (controller.Playing is not { } playing || playing.Track.Id != args.Text("track"))
            throw new CommandRefusedException("Another song sounds now.");
        votes.Say(args.Text("guest")!, playing.Track, likes);
    }

    private void RefuseIfClosed()
    {
        if (hours.Now() is { IsOpen: false, Sentence: var why }) throw new CommandRefusedException(why);
    }

    private Wish Found(string id) =>
        store.Find(id) ?? throw new CommandRefusedException("This wish does not wait any more; it may have begun just now.");

    private string SentenceOf(string id) => board.Show().Wishes.FirstOrDefault(wish => wish.Id == id)?.Sentence ?? "It waits.";
}
