using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Lower case, without accents, one space between words of letters and digits.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(Diacritics.Plain(char.ToLowerInvariant(c)));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
