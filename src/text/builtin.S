// Liberation Sans and the hyphenation patterns of English, byte for byte, in read-only data. The build defines the paths of the files as strings.
#define EMBED(symbol, file) \
  .global symbol;           \
  .global symbol##_end;     \
  .balign 16;               \
  symbol: .incbin file;     \
  symbol##_end: .byte 0

  .section .rodata
EMBED(townclerk_sans_regular, TOWNCLERK_SANS_REGULAR)
EMBED(townclerk_sans_bold, TOWNCLERK_SANS_BOLD)
EMBED(townclerk_sans_italic, TOWNCLERK_SANS_ITALIC)
EMBED(townclerk_sans_bold_italic, TOWNCLERK_SANS_BOLD_ITALIC)
EMBED(townclerk_hyphens_en_gb, TOWNCLERK_HYPHENS_EN_GB)

  .section .note.GNU-stack, "", %progbits
