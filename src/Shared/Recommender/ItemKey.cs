using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Roomtone.Recommender.Text;

namespace Roomtone.Recommender;

/// <summary>
/// What an artist or a song is called in a model that travels between rooms: 64 bits of a hash of its name as one types
/// it. So the same song is known in every room, and a file's name is readable in none.
/// </summary>
internal static class ItemKey
{
    public static ulong Artist(string artist) => Hash("artist\n" + Plain(artist));

    public static ulong Song(string artist, string title) => Hash($"song\n{Plain(artist)}\n{Plain(title)}");

    private static ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>Lower case, without accents, one space between words of letters and digits; signs where there is no word.</summary>
    private static string Plain(string name)
    {
        // An apostrophe parts words here, else the keys of all names with one would change.
        var words = string.Join(' ', TextFolding.Split(TextFolding.Fold(name), splitsAtApostrophe: true));
        return words.Length > 0 ? words : TextFolding.Name(name);
    }
}
