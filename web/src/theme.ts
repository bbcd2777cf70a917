// How the tokens reach the component kit: the same names in both schemes, tokens.css changes them.

import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver } from '@mantine/core'

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  headings: {
    fontFamily: 'var(--font-text)',
    fontWeight: '400',
    sizes: { h1: { fontSize: '23px', lineHeight: '1.2' } },
  },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  lineHeights: { xs: '1.35', sm: '1.35', md: '1.35', lg: '1.5', xl: '1.5' },
  radius: { xs: '2px', sm: '3px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  respectReducedMotion: true,
  // What stands on the accent has its colour in both schemes; the kit would compute it once, for the light one.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    return input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors
  },
  cursorType: 'pointer',
  colors: {
    accent: [
      '#eaf1fb',
      '#d9e6f8',
      '#a9c8fa',
      '#8ab4f8',
      '#5b8bd8',
      '#3568b5',
      '#1b4f9c',
      '#143f80',
      '#0f3166',
      '#0b244c',
    ],
  },
  components: {
    Button: {
      defaultProps: { h: 28, fz: 13 },
      // The kit reckons the contrast of the light theme's shade; the word on a filled button is a token of ours.
      vars: (_theme: unknown, { variant = 'filled' }: { variant?: string }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {},
      }),
    },
    Input: { defaultProps: { size: 'sm' } },
  },
})

const variables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-default-border': 'var(--control-line)',
  '--mantine-color-default-hover': 'var(--chrome)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--stop)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
}

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables })
